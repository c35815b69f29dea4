import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  print,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import type { ClientFragment, ClientOperation, ClientSelection } from './client-operation.ts';
import { plannedDocument, plannedVariables, renameVariables } from './planned-document.ts';

interface Naming {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** From what makes a field its own (response name, name, arguments) to its internal name. */
  readonly aliases: Map<string, string>;
  readonly responseNames: Map<string, string>;
  readonly known: Map<string, NamedFragment>;
  readonly variables: ReadonlyMap<string, string>;
  readonly conditions: ConditionValues;
}

/** The values of the Boolean variables that `@skip` and `@include` name. */
export type ConditionValues = Readonly<Record<string, unknown>>;

interface NamedFragment {
  readonly client: ClientFragment;
  planned: FragmentDefinitionNode | undefined;
}

/** Both sides of one selection set: what the writer reads, and what the planner is given. */
interface NamedSelections {
  readonly client: readonly ClientSelection[];
  readonly planned: readonly SelectionNode[];
  /** Whether what is written depends on the type that an object turns out to be. */
  readonly tellsTypes: boolean;
}

const NOTHING: NamedSelections = { client: [], planned: [], tellsTypes: false };

/**
 * Gives every field that a client aliased, and every field that takes arguments, a name of ours before planning.
 *
 * Threat: the planner puts the client's fields and those that keys and `@requires` need into one selection and tells them
 * apart by response name alone. `id: title` would be sent as a key, and `comments(limit: 1)` be read by who requires
 * `comments(limit: 3)`, without an error. With names of ours no two different fields ever share a name. It also keeps every
 * client's word out of what is sent to subgraphs, but for variables' names and literals.
 *
 * Introspection is taken out (it is answered from the schema), and `@skip` and `@include` are resolved: an operation is
 * compiled for each combination of their variables that is asked, so that nothing later has to know of conditions.
 *
 * @param operation of a document validated against `schema`
 */
export function nameFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  conditions: ConditionValues,
): ClientOperation {
  const variables = plannedVariables(operation.variableDefinitions ?? []);
  const naming: Naming = {
    schema,
    fragments,
    aliases: new Map(),
    responseNames: new Map(),
    known: new Map(),
    variables,
    conditions,
  };
  const rootType = schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The schema has no ${operation.operation} type.`);
  }
  const { client, planned } = nameSelections(operation.selectionSet, rootType, naming, true);
  const definitions = [...naming.known.values()].flatMap((fragment) => fragment.planned ?? []);
  const hasPlan = planned.some((selection) => fetchesAnything(selection, naming));
  return {
    kind: operation.operation,
    selections: client,
    planned: hasPlan ? plannedDocument(operation, planned, definitions, variables) : undefined,
    responseNames: naming.responseNames,
    variableNames: new Map([...variables].map(([name, inPlan]) => [inPlan, name])),
  };
}

function nameSelections(
  { selections }: SelectionSetNode,
  parent: GraphQLCompositeType,
  naming: Naming,
  isRoot: boolean,
): NamedSelections {
  const client: ClientSelection[] = [];
  const planned: SelectionNode[] = [];
  let tellsTypes = false;
  for (const selection of selections) {
    if (!isIncluded(selection.directives ?? [], naming.conditions)) {
      continue;
    }
    const named =
      selection.kind === Kind.FIELD
        ? nameField(selection, parent, naming, isRoot)
        : nameFragment(selection, parent, naming, isRoot);
    client.push(...named.client);
    planned.push(...named.planned);
    tellsTypes ||= named.tellsTypes;
  }
  return { client, planned, tellsTypes };
}

function nameField(field: FieldNode, parent: GraphQLCompositeType, naming: Naming, isRoot: boolean): NamedSelections {
  const name = field.name.value;
  const responseName = field.alias?.value ?? name;
  if (name === TypeNameMetaFieldDef.name) {
    const client = { kind: 'Field' as const, responseName, key: name, name, selections: [] };
    return { client: [client], planned: [], tellsTypes: true };
  }
  if (isRoot && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)) {
    const client = { kind: 'Field' as const, responseName, key: responseName, name, selections: [] };
    return { client: [client], planned: [], tellsTypes: false };
  }
  const definition = fieldOf(parent, name);
  const key = internalName(field, parent, responseName, naming);
  const type = getNamedType(definition.type);
  const inner =
    field.selectionSet !== undefined && isCompositeType(type)
      ? nameSelections(field.selectionSet, type, naming, false)
      : undefined;
  const plannedField: FieldNode = {
    kind: Kind.FIELD,
    name: field.name,
    alias: key === name ? undefined : { kind: Kind.NAME, value: key },
    arguments: field.arguments?.map((argument) => renameVariables(argument, naming)),
    directives: keptDirectives(field.directives ?? [], naming),
    selectionSet: inner && { kind: Kind.SELECTION_SET, selections: withTypeName(inner, type) },
  };
  const clientField = { kind: 'Field' as const, responseName, key, name, selections: inner?.client ?? [] };
  return { client: [clientField], planned: [plannedField], tellsTypes: false };
}

/**
 * A type's name is planned once, beside the fragments that depend on it: asked for inside a fragment, the planner takes an
 * interface object's own name for it, or finds no way to it. An object type's name is known without asking.
 */
function withTypeName({ planned, tellsTypes }: NamedSelections, type: GraphQLNamedType): readonly SelectionNode[] {
  return planned.length === 0 || (tellsTypes && isAbstractType(type)) ? [TYPE_NAME, ...planned] : planned;
}

function nameFragment(
  selection: Exclude<SelectionNode, FieldNode>,
  parent: GraphQLCompositeType,
  naming: Naming,
  isRoot: boolean,
): NamedSelections {
  const directives = keptDirectives(selection.directives ?? [], naming);
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const condition = selection.typeCondition?.name.value;
    const type = condition === undefined ? parent : compositeType(condition, naming);
    const { client, planned, tellsTypes } = nameSelections(selection.selectionSet, type, naming, isRoot);
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections: planned };
    return {
      client: [{ kind: 'Fragment', typeCondition: condition, selections: client }],
      planned: planned.length === 0 ? [] : [{ ...selection, directives, selectionSet }],
      tellsTypes: tellsTypes || condition !== undefined,
    };
  }
  const shared = namedFragment(selection.name.value, naming, isRoot);
  if (shared === undefined) {
    return NOTHING;
  }
  const planned = shared.planned === undefined ? [] : [{ ...selection, directives }];
  return { client: [shared.client], planned, tellsTypes: true };
}

/** A fragment is named once, wherever it is spread: the names depend on nothing but what stands in it. */
function namedFragment(name: string, naming: Naming, isRoot: boolean): NamedFragment | undefined {
  const known = naming.known.get(name);
  const definition = naming.fragments.get(name);
  if (known !== undefined || definition === undefined) {
    return known;
  }
  const condition = definition.typeCondition.name.value;
  const client: ClientSelection[] = [];
  const fragment: NamedFragment = {
    client: { kind: 'Fragment', typeCondition: condition, selections: client },
    planned: undefined,
  };
  naming.known.set(name, fragment);
  const named = nameSelections(definition.selectionSet, compositeType(condition, naming), naming, isRoot);
  client.push(...named.client);
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections: named.planned };
  fragment.planned = named.planned.length === 0 ? undefined : { ...definition, selectionSet };
  return fragment;
}

function internalName(field: FieldNode, parent: GraphQLCompositeType, responseName: string, naming: Naming): string {
  const name = field.name.value;
  // No key and no @requires ever names a field of a root type.
  const takesArguments = !isRootType(parent, naming) && fieldOf(parent, name).args.length > 0;
  const others = (field.directives ?? []).filter((directive) => !isCondition(directive));
  if (responseName === name && !takesArguments && others.length === 0) {
    return name;
  }
  const facts = JSON.stringify([responseName, name, (field.arguments ?? []).map(print).sort(), others.map(print)]);
  const known = naming.aliases.get(facts);
  if (known !== undefined) {
    return known;
  }
  const alias = `${ALIAS_PREFIX}${naming.aliases.size}`;
  naming.aliases.set(facts, alias);
  naming.responseNames.set(alias, responseName);
  return alias;
}

function isRootType(type: GraphQLCompositeType, { schema }: Naming): boolean {
  return type === schema.getQueryType() || type === schema.getMutationType();
}

/** What our names start with; the schema lint keeps the offices' own fields from it. */
export const ALIAS_PREFIX = 'lianzhi_';

function isIncluded(directives: readonly DirectiveNode[], conditions: ConditionValues): boolean {
  return directives.filter(isCondition).every((directive) => {
    const value = directive.arguments?.[0]?.value;
    const isMet =
      value?.kind === Kind.VARIABLE ? conditions[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return (isMet === true) === (directive.name.value === 'include');
  });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function keptDirectives(directives: readonly DirectiveNode[], naming: Naming): DirectiveNode[] {
  return directives
    .filter((directive) => !isCondition(directive))
    .map((directive) => renameVariables(directive, naming));
}

function fetchesAnything(selection: SelectionNode, naming: Naming, seen: Set<string> = new Set()): boolean {
  if (selection.kind === Kind.FIELD) {
    return selection !== TYPE_NAME;
  }
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return selection.selectionSet.selections.some((inner) => fetchesAnything(inner, naming, seen));
  }
  const name = selection.name.value;
  const isNew = !seen.has(name);
  seen.add(name);
  const inner = naming.known.get(name)?.planned?.selectionSet.selections ?? [];
  return isNew && inner.some((field) => fetchesAnything(field, naming, seen));
}

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (field === undefined) {
    throw new Error(`The schema has no field ${parent.name}.${name}.`);
  }
  return field;
}

function compositeType(name: string, { schema }: Naming): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) {
    throw new Error(`The schema has no type ${name} with fields.`);
  }
  return type;
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
