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
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

import { refusal } from '../errors.ts';
import type { ClientField, ClientSelection, DeniedFields } from '../graphql/client-selections.ts';
import { isCondition, isIncluded, type ConditionValues } from '../graphql/conditions.ts';
import type { Fragments } from '../graphql/documents.ts';
import { compositeType, isSubtypeOf } from '../graphql/types.ts';
import {
  scopeOfType,
  rootScope,
  selectionWalker,
  type SelectedField,
  type SelectedFragment,
  type TypeScope,
} from '../graphql/walk-selections.ts';

import type { ClientOperation } from './client-operation.ts';
import { plannedDocument, plannedVariables, renameVariables } from './planned-document.ts';

/** What internal names start with; the schema lint keeps subgraphs' own fields from it. */
export const ALIAS_PREFIX = 'lianzhi_';

/** Fragments are written out where they are spread: an operation that grows beyond this many selections is refused. */
const MAX_SELECTIONS = 20_000;

/** Both sides of a selection set: what the writer of the result reads, and what the planner is given. */
interface NamedSelections {
  readonly client: readonly ClientSelection[];
  readonly planned: readonly SelectionNode[];
  /** Whether the result depends on the type that an object turns out to be. */
  readonly dependsOnType: boolean;
  /** Selections, written out. */
  readonly size: number;
}

interface Naming {
  readonly schema: GraphQLSchema;
  /** From what makes a field different from others (response name, name, arguments) to its internal name. */
  readonly aliases: Map<string, string>;
  readonly responseNames: Map<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly denied: DeniedFields;
  readonly takingArguments: ReadonlySet<string>;
}

/**
 * Gives every field that a client aliased, and every field that takes arguments, an internal name before planning.
 *
 * Threat: the planner puts the client's fields and those that keys and `@requires` need into one selection and tells them
 * apart by response name alone. `id: title` would be sent as a key, and `comments(limit: 1)` be read by what requires
 * `comments(limit: 3)`, without an error. With internal names no two different fields ever share a name. It also keeps every
 * client's word out of what is sent to subgraphs, except for names of variables and literals.
 *
 * Introspection is taken out (it is answered from the schema), and `@skip` and `@include` are resolved: an operation is
 * compiled for each combination of their variables that is requested, so that nothing later has to know of conditions.
 *
 * Fragments are written out, each under the object types that it can apply to there: the planner fails on some that cross
 * one abstract type with another.
 *
 * What the viewer may not read keeps its place in the result, and is not planned.
 *
 * @param operation of a document validated against `schema`
 * @param denied selections of the operation and its fragments
 * @throws GraphQLError COST_LIMIT_EXCEEDED where fragments make it too large
 */
export function nameFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  conditions: ConditionValues,
  denied: DeniedFields = new Map(),
): ClientOperation {
  const naming: Naming = {
    schema,
    aliases: new Map(),
    responseNames: new Map(),
    variables: plannedVariables(operation.variableDefinitions ?? []),
    denied,
    takingArguments: fieldsTakingArguments(schema),
  };
  const walk = selectionWalker<NamedSelections>(schema, fragments, {
    includes: ({ directives }) => isIncluded(directives, conditions),
    field: (selected, _, below) => nameField(selected, () => below(undefined), naming),
    fragment: (selected, _, walkAt) => nameFragment(selected, walkAt, naming),
    join: joined,
  });
  const { client, planned } = walk(operation.selectionSet, rootScope(schema, operation), undefined);
  const { variables, responseNames } = naming;
  return {
    kind: operation.operation,
    selections: client,
    planned: planned.length > 0 ? plannedDocument(operation, planned, variables) : undefined,
    responseNames,
    variableNames: new Map([...variables].map(([name, inPlan]) => [inPlan, name])),
  };
}

function joined(parts: readonly NamedSelections[]): NamedSelections {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > MAX_SELECTIONS) {
    throw refusal('COST_LIMIT_EXCEEDED', 'The operation selects too much, its fragments written out.', {
      limit: MAX_SELECTIONS,
    });
  }
  return {
    client: parts.flatMap(({ client }) => client),
    planned: parts.flatMap(({ planned }) => planned),
    dependsOnType: parts.some(({ dependsOnType }) => dependsOnType),
    size,
  };
}

function nameField(
  { field, responseName, scope, type }: SelectedField,
  below: () => NamedSelections | undefined,
  naming: Naming,
): NamedSelections {
  const name = field.name.value;
  if (name === TypeNameMetaFieldDef.name) {
    return { client: [leaf(responseName, name, name)], planned: [], dependsOnType: true, size: 1 };
  }
  if (scope.isRoot && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)) {
    return notPlanned(leaf(responseName, responseName, name));
  }
  if (naming.denied.has(field)) {
    return notPlanned({ ...leaf(responseName, responseName, name), isDenied: true });
  }
  const output = getNamedType(type);
  if (output === undefined) {
    throw new Error(`The schema has no field ${scope.type?.name}.${name}.`);
  }
  const key = internalName(field, scope, responseName, naming);
  const inner = isCompositeType(output) ? below() : undefined;
  const plannedField: FieldNode = {
    kind: Kind.FIELD,
    name: field.name,
    alias: key === name ? undefined : { kind: Kind.NAME, value: key },
    arguments: field.arguments?.map((argument) => renameVariables(argument, naming)),
    directives: keptDirectives(field.directives ?? [], naming),
    selectionSet: inner && { kind: Kind.SELECTION_SET, selections: withTypeName(inner, output) },
  };
  const clientField = { ...leaf(responseName, key, name), selections: inner?.client ?? [] };
  return { client: [clientField], planned: [plannedField], dependsOnType: false, size: 1 + (inner?.size ?? 0) };
}

function leaf(responseName: string, key: string, name: string): ClientField {
  return { kind: 'Field', responseName, key, name, isDenied: false, selections: [] };
}

function notPlanned(field: ClientField): NamedSelections {
  return { client: [field], planned: [], dependsOnType: false, size: 1 };
}

/**
 * A type's name is planned once, beside the fragments that depend on it: when it is selected inside a fragment, the planner
 * takes an interface object's own name for it, or fails. An object type's name is known without a fetch.
 */
function withTypeName({ planned, dependsOnType }: NamedSelections, type: GraphQLNamedType): readonly SelectionNode[] {
  return planned.length === 0 || (dependsOnType && isAbstractType(type)) ? [TYPE_NAME, ...planned] : planned;
}

function nameFragment(
  { scope, inside }: SelectedFragment,
  walkAt: (scope: TypeScope) => NamedSelections,
  { schema }: Naming,
): NamedSelections {
  if (scope.type === undefined || inside.type === undefined || isSubtypeOf(schema, scope.type.name, inside.type.name)) {
    return walkAt(scope);
  }
  const narrowed = inside.objectTypes.map((typeName) =>
    onType(typeName, walkAt(scopeOfType(schema, compositeType(schema, typeName)))),
  );
  return { ...joined(narrowed), dependsOnType: true };
}

function onType(typeName: string, { client, planned, size }: NamedSelections): NamedSelections {
  const fragment: SelectionNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: planned },
  };
  return {
    client: [{ kind: 'Fragment', typeCondition: typeName, selections: client }],
    planned: planned.length === 0 ? [] : [fragment],
    dependsOnType: true,
    size: size + 1,
  };
}

function internalName(field: FieldNode, { isRoot }: TypeScope, responseName: string, naming: Naming): string {
  const name = field.name.value;
  // No key and no @requires ever names a field of a root type.
  const takesArguments = !isRoot && naming.takingArguments.has(name);
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

function keptDirectives(directives: readonly DirectiveNode[], naming: Naming): DirectiveNode[] {
  return directives
    .filter((directive) => !isCondition(directive))
    .map((directive) => renameVariables(directive, naming));
}

/** Names of fields that take arguments on some type: a field has one internal name, on whichever type it is selected. */
function fieldsTakingArguments(schema: GraphQLSchema): ReadonlySet<string> {
  const known = takingArguments.get(schema);
  if (known !== undefined) {
    return known;
  }
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isCompositeType(type) && 'getFields' in type && !type.name.startsWith('__')) {
      Object.values(type.getFields()).forEach(({ name, args }) => args.length > 0 && names.add(name));
    }
  }
  takingArguments.set(schema, names);
  return names;
}

const takingArguments = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
