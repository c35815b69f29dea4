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
  type OperationTypeNode,
  type SelectionNode,
} from 'graphql';

import { refusal } from '../errors.ts';
import type { ClientField, ClientSelection, DeniedFields } from '../graphql/client-selections.ts';
import { isCondition, isIncluded, type ConditionValues } from '../graphql/conditions.ts';
import { selectionSetOf, type Fragments } from '../graphql/documents.ts';
import { compositeType, isSubtypeOf } from '../graphql/types.ts';
import {
  scopeOfType,
  rootScope,
  selectionWalker,
  type SelectedField,
  type SelectedFragment,
  type TypeScope,
} from '../graphql/walk-selections.ts';
import type { OperationToPlan } from '../planning/planner.ts';

import { plannedDocument, plannedVariables, renameVariables } from './planned-document.ts';

/** The prefix of internal names. The lint of schemas refuses fields of subgraphs with this prefix. */
const ALIAS_PREFIX = 'lianzhi_';

/** Fragments are inlined at each spread: an operation that grows to more selections is refused. */
const MAX_SELECTIONS = 20_000;

/** An operation with internal names, and how they map to the client's names. */
export interface NamedOperation {
  readonly kind: OperationTypeNode;
  readonly selections: readonly ClientSelection[];
  /** Undefined if nothing is to be fetched. */
  readonly planned: OperationToPlan | undefined;
  /** From an internal name to the client's response name. */
  readonly responseNames: ReadonlyMap<string, string>;
  /** From a variable's name in the plan to the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** A selection set twice: for the writer of the result, and for the planner. */
interface NamedSelections {
  readonly client: readonly ClientSelection[];
  readonly planned: readonly SelectionNode[];
  /** Whether the result depends on an object's type at run time. */
  readonly dependsOnType: boolean;
  /** The number of selections, with fragments inlined. */
  readonly size: number;
}

interface Naming {
  readonly schema: GraphQLSchema;
  /** From response name, name, arguments and directives of a field to its internal name. */
  readonly aliases: Map<string, string>;
  readonly responseNames: Map<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly denied: DeniedFields;
  readonly takingArguments: ReadonlySet<string>;
}

/**
 * Gives every field that a client aliased, and every field that takes arguments, an internal name before planning.
 *
 * Threat: the planner puts the client's fields and the fields of keys and `@requires` into one selection set and distinguishes
 * them by response name only. `id: title` would be sent as a key, and a `@requires` of `comments(limit: 3)` would read the
 * client's `comments(limit: 1)`, without an error. With internal names, no two different fields have the same name. Subgraphs
 * also see none of the client's words, except names of variables and literals.
 *
 * Introspection fields are removed, since they are executed on the schema. `@skip` and `@include` are resolved: an operation is
 * compiled for each requested combination of their variables, so no later stage handles conditions.
 *
 * Fragments are inlined for each object type to which they can apply: the planner fails on some fragments that narrow one
 * abstract type to another.
 *
 * Denied fields stay in the result, as null, and are not planned.
 *
 * @param operation of a document validated against `schema`
 * @param denied selections of the operation and its fragments
 * @throws GraphQLError COST_LIMIT_EXCEEDED if inlined fragments make it too large
 */
export function nameFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  conditions: ConditionValues,
  denied: DeniedFields = new Map(),
): NamedOperation {
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
    selectionSet: inner && selectionSetOf(withTypeName(inner, output)),
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
 * `__typename` is planned outside the fragments that depend on it: inside a fragment, the planner uses the name of an interface
 * object in its place, or fails. The name of an object type is known without a fetch.
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
    selectionSet: selectionSetOf(planned),
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
  // No key and no @requires selects a field of a root type.
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

/** Names of fields that take arguments on some type: a field has the same internal name on every type. */
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
