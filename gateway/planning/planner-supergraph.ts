import {
  Kind,
  parse,
  print,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import { onlyOperation } from '../graphql/documents.ts';
import { argumentOf, namesOfGraphs } from '../graphql/joined-types.ts';
import { requiredName } from '../graphql/required-names.ts';
import { innermostName } from '../graphql/types.ts';

/** A supergraph as planners get it. */
export interface PlannerSupergraph {
  readonly supergraphSdl: string;
  /** By their names in plans, the required fields that take arguments. */
  readonly requiredFields: ReadonlyMap<string, RequiredArguments>;
  /** What a field of a subgraph needs of required fields with arguments; undefined if nothing. */
  requirementsOf(subgraph: string, typeName: string, fieldName: string): Requirements | undefined;
}

/** A field that takes arguments, as a `@requires` names it. */
interface RequiredArguments {
  readonly fieldName: string;
  readonly arguments: readonly ArgumentNode[];
}

/** From the path of a required field, by the names that the subgraph knows, to its name in plans. */
export type Requirements = ReadonlyMap<string, string>;

/**
 * Rewrites what planners are known to get wrong, so that they get it right.
 *
 * Threat: planners know the fields of a selection by name only. Two fields of a type that require `price(currency: "USD")` and
 * `price(currency: "EUR")` would both be sent the one or the other, without an error. So each required field that takes arguments
 * becomes a field of its own without arguments, `lianzhi_required_0_price`; `restorePlan` puts the field with its arguments in its
 * place.
 *
 * Threat: Apollo's planner returns to a subgraph by the first of its keys, also by one that it does not resolve, and the answer is
 * null without an error. So the keys that a subgraph resolves stand first.
 */
export function plannerSupergraph(supergraphSdl: string): PlannerSupergraph {
  const document = parse(supergraphSdl, { noLocation: true });
  const types = compositeTypes(document);
  const required = new Map<string, RequiredArguments & { readonly name: string }>();
  const requirements = new Map<string, Map<string, string>>();
  /** Fields to add, by type and name. */
  const added = new Map<string, Map<string, AddedField>>();
  const subgraphNames = namesOfGraphs(document);

  const nameOf = (fieldName: string, given: readonly ArgumentNode[]): string => {
    const facts = `${fieldName}(${given.map(print).sort().join(', ')})`;
    const known = required.get(facts);
    const name = known?.name ?? requiredName(required.size, fieldName);
    required.set(facts, known ?? { name, fieldName, arguments: given });
    return name;
  };
  const addField = (typeName: string, fieldName: string, name: string, graph: string): void => {
    const type = types.get(typeName);
    const fields = added.get(typeName) ?? new Map<string, AddedField>();
    added.set(typeName, fields);
    if (type?.fields?.some((one) => one.name.value === fieldName) === true) {
      const graphs = fields.get(name)?.graphs ?? new Set();
      fields.set(name, { fieldName, graphs: graphs.add(graph) });
    }
    if (type?.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      implementorsOf(types, typeName).forEach((one) => addField(one, fieldName, name, graph));
    }
  };
  const separate = (
    set: SelectionSetNode,
    typeName: string,
    graph: string,
    path: string,
    needs: Map<string, string>,
  ) => ({
    ...set,
    selections: set.selections.map((selection): SelectionSetNode['selections'][number] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return selection;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inside = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: separate(selection.selectionSet, inside, graph, path, needs) };
      }
      const field = types.get(typeName)?.fields?.find(({ name }) => name.value === selection.name.value);
      const own = `${path}${selection.name.value}`;
      const selectionSet =
        selection.selectionSet &&
        separate(selection.selectionSet, field ? innermostName(field.type) : '', graph, `${own}.`, needs);
      if ((field?.arguments ?? []).length === 0) {
        return { ...selection, selectionSet };
      }
      const name = nameOf(selection.name.value, selection.arguments ?? []);
      addField(typeName, selection.name.value, name, graph);
      needs.set(own, name);
      return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, selectionSet } satisfies FieldNode;
    }),
  });
  const withSeparate = (
    typeName: string,
    field: FieldDefinitionNode,
    directive: ConstDirectiveNode,
  ): ConstDirectiveNode => {
    const graph = argumentOf(directive, 'graph') ?? '';
    const needs = new Map<string, string>();
    const replaced = replaceText(directive, 'requires', (text) => {
      const { selectionSet } = onlyOperation(parse(`{${text}}`, { noLocation: true }));
      return print(separate(selectionSet, typeName, graph, '', needs))
        .replace(/\s+/g, ' ')
        .slice(1, -1)
        .trim();
    });
    if (needs.size > 0) {
      requirements.set(`${subgraphNames.get(graph)} ${typeName}.${field.name.value}`, needs);
    }
    return replaced;
  };
  const definitions = document.definitions.map((definition): DefinitionNode => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      return definition;
    }
    const typeName = definition.name.value;
    const fields = definition.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((directive) =>
        directive.name.value === 'join__field' ? withSeparate(typeName, field, directive) : directive,
      ),
    }));
    return { ...definition, directives: resolvableFirst(definition.directives ?? []), fields };
  });
  const rewritten = compositeTypes({ ...document, definitions });
  for (const [typeName, fields] of added) {
    for (const [name, { fieldName }] of fields) {
      // A required field may itself require others.
      for (const subgraph of subgraphNames.values()) {
        const needs = requirements.get(`${subgraph} ${typeName}.${fieldName}`);
        if (needs !== undefined) {
          requirements.set(`${subgraph} ${typeName}.${name}`, needs);
        }
      }
    }
  }
  const whole = definitions.map((definition): DefinitionNode => {
    const more = 'name' in definition && definition.name ? added.get(definition.name.value) : undefined;
    if (
      more === undefined ||
      (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
    ) {
      return definition;
    }
    const fields = definition.fields?.map((field) => withoutUnusedExternals(definition, field, more, types));
    return { ...definition, fields: [...(fields ?? []), ...fieldsOf(rewritten.get(definition.name.value), more)] };
  });
  return {
    supergraphSdl: print({ ...document, definitions: whole }),
    requiredFields: new Map([...required.values()].map(({ name, ...field }) => [name, field])),
    requirementsOf: (subgraph, typeName, fieldName) => requirements.get(`${subgraph} ${typeName}.${fieldName}`),
  };
}

interface AddedField {
  /** The field for which it stands. */
  readonly fieldName: string;
  /** The subgraphs that require it. */
  readonly graphs: Set<string>;
}

type CompositeType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function compositeTypes({ definitions }: DocumentNode): ReadonlyMap<string, CompositeType> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
}

function implementorsOf(types: ReadonlyMap<string, CompositeType>, interfaceName: string): readonly string[] {
  return [...types.values()]
    .filter(({ interfaces }) => interfaces?.some(({ name }) => name.value === interfaceName))
    .map(({ name }) => name.value);
}

/** The fields without their arguments, resolved where the original is, and external where they are required. */
function fieldsOf(
  type: CompositeType | undefined,
  added: ReadonlyMap<string, AddedField>,
): readonly FieldDefinitionNode[] {
  return [...added].flatMap(([name, { fieldName, graphs }]) => {
    const field = type?.fields?.find((one) => one.name.value === fieldName);
    return field === undefined
      ? []
      : {
          kind: Kind.FIELD_DEFINITION,
          name: { kind: Kind.NAME, value: name },
          type: field.type,
          directives: field.directives?.filter(
            (directive) =>
              directive.name.value === 'join__field' &&
              (argumentOf(directive, 'external') !== 'true' || graphs.has(argumentOf(directive, 'graph') ?? '')),
          ),
        };
  });
}

/**
 * A field that takes arguments is external for a `@requires` or an interface's sake alone. Where each `@requires` of a subgraph
 * has a field of its own in its place, the planner would refuse it as unused.
 */
function withoutUnusedExternals(
  { interfaces = [], directives: ofType = [] }: CompositeType,
  field: FieldDefinitionNode,
  added: ReadonlyMap<string, AddedField>,
  types: ReadonlyMap<string, CompositeType>,
): FieldDefinitionNode {
  const replacedIn = new Set(
    [...added.values()].flatMap(({ fieldName, graphs }) => (fieldName === field.name.value ? [...graphs] : [])),
  );
  const isOfInterface = (graph: string): boolean =>
    interfaces.some(
      ({ name }) =>
        types.get(name.value)?.fields?.some((one) => one.name.value === field.name.value) === true &&
        ofType.some(
          (directive) =>
            directive.name.value === 'join__implements' &&
            argumentOf(directive, 'graph') === graph &&
            argumentOf(directive, 'interface') === name.value,
        ),
    );
  const isUnused = (directive: ConstDirectiveNode): boolean => {
    const graph = argumentOf(directive, 'graph') ?? '';
    return (
      directive.name.value === 'join__field' &&
      argumentOf(directive, 'external') === 'true' &&
      replacedIn.has(graph) &&
      !isOfInterface(graph)
    );
  };
  return { ...field, directives: field.directives?.filter((directive) => !isUnused(directive)) };
}

function resolvableFirst(directives: readonly ConstDirectiveNode[]): readonly ConstDirectiveNode[] {
  return directives.toSorted((one, other) => Number(isUnresolvable(one)) - Number(isUnresolvable(other)));
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'join__type' && argumentOf(directive, 'resolvable') === 'false';
}

function replaceText(
  directive: ConstDirectiveNode,
  argument: string,
  replace: (text: string) => string,
): ConstDirectiveNode {
  return {
    ...directive,
    arguments: directive.arguments?.map((one) =>
      one.name.value === argument && one.value.kind === Kind.STRING
        ? { ...one, value: { kind: Kind.STRING, value: replace(one.value.value) } }
        : one,
    ),
  };
}
