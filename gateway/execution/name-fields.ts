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

import type { ClientField, ClientOperation, ClientSelection, DeniedFields } from '../graphql/client-operation.ts';
import { isCondition, isIncluded, type ConditionValues } from '../graphql/conditions.ts';

import { NotCompiled } from './plan-scope.ts';
import { plannedDocument, plannedVariables, renameVariables } from './planned-document.ts';
import { isKindOf } from './rewrite-data.ts';

interface Naming {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** From what makes a field its own (response name, name, arguments) to its internal name. */
  readonly aliases: Map<string, string>;
  readonly responseNames: Map<string, string>;
  /** What was named before: fragments are spread at many places, and mean the same at all that have the same types. */
  readonly known: Map<SelectionSetNode, Map<string, NamedSelections>>;
  readonly variables: ReadonlyMap<string, string>;
  readonly conditions: ConditionValues;
  readonly denied: DeniedFields;
  readonly takingArguments: ReadonlySet<string>;
}

/** Where a selection set stands: its type, and the object types that what is there can be of. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly possible: readonly string[];
  readonly isRoot: boolean;
}

/** Both sides of one selection set: what the writer reads, and what the planner is given. */
interface NamedSelections {
  readonly client: readonly ClientSelection[];
  readonly planned: readonly SelectionNode[];
  /** Whether what is written depends on the type that an object turns out to be. */
  readonly tellsTypes: boolean;
  /** Selections, written out. */
  readonly size: number;
}

const NOTHING: NamedSelections = { client: [], planned: [], tellsTypes: false, size: 0 };

/** Fragments are written out where they are spread; one that doubles at each level is left to the reference executor. */
const MOST_SELECTIONS = 20_000;

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
 * Fragments are written out, each under the object types that it can apply to there: the planner fails on some that cross
 * one abstract type with another.
 *
 * What the viewer may not read keeps its place in the answer, and is not planned.
 *
 * @param operation of a document validated against `schema`
 * @param denied selections of the operation and its fragments
 * @throws NotCompiled where fragments make it too large
 */
export function nameFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  conditions: ConditionValues,
  denied: DeniedFields = new Set(),
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
    denied,
    takingArguments: fieldsTakingArguments(schema),
  };
  const rootType = schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The schema has no ${operation.operation} type.`);
  }
  const place: Place = { type: rootType, possible: [rootType.name], isRoot: true };
  const { client, planned } = nameSelections(operation.selectionSet, place, naming);
  return {
    kind: operation.operation,
    selections: client,
    planned: planned.length > 0 ? plannedDocument(operation, planned, variables) : undefined,
    responseNames: naming.responseNames,
    variableNames: new Map([...variables].map(([name, inPlan]) => [inPlan, name])),
  };
}

function nameSelections(selectionSet: SelectionSetNode, place: Place, naming: Naming): NamedSelections {
  const byPlace = naming.known.get(selectionSet) ?? new Map<string, NamedSelections>();
  naming.known.set(selectionSet, byPlace);
  const key = `${place.type.name} ${place.possible.join(' ')}`;
  const known = byPlace.get(key);
  if (known !== undefined) {
    return known;
  }
  const parts = selectionSet.selections
    .filter((selection) => isIncluded(selection.directives, naming.conditions))
    .map((selection) =>
      selection.kind === Kind.FIELD ? nameField(selection, place, naming) : nameFragment(selection, place, naming),
    );
  const named = joined(parts);
  byPlace.set(key, named);
  return named;
}

function joined(parts: readonly NamedSelections[]): NamedSelections {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > MOST_SELECTIONS) {
    throw new NotCompiled('more selections than are worth it');
  }
  return {
    client: parts.flatMap(({ client }) => client),
    planned: parts.flatMap(({ planned }) => planned),
    tellsTypes: parts.some(({ tellsTypes }) => tellsTypes),
    size,
  };
}

function nameField(field: FieldNode, { type: parent, isRoot }: Place, naming: Naming): NamedSelections {
  const name = field.name.value;
  const responseName = field.alias?.value ?? name;
  if (name === TypeNameMetaFieldDef.name) {
    return { client: [leaf(responseName, name, name)], planned: [], tellsTypes: true, size: 1 };
  }
  if (isRoot && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)) {
    return { client: [leaf(responseName, responseName, name)], planned: [], tellsTypes: false, size: 1 };
  }
  if (naming.denied.has(field)) {
    const client = { ...leaf(responseName, responseName, name), isDenied: true };
    return { client: [client], planned: [], tellsTypes: false, size: 1 };
  }
  const definition = fieldOf(parent, name);
  const key = internalName(field, parent, responseName, naming);
  const type = getNamedType(definition.type);
  const inner =
    field.selectionSet !== undefined && isCompositeType(type)
      ? nameSelections(field.selectionSet, { type, possible: possibleTypes(type, naming), isRoot: false }, naming)
      : undefined;
  const plannedField: FieldNode = {
    kind: Kind.FIELD,
    name: field.name,
    alias: key === name ? undefined : { kind: Kind.NAME, value: key },
    arguments: field.arguments?.map((argument) => renameVariables(argument, naming)),
    directives: keptDirectives(field.directives ?? [], naming),
    selectionSet: inner && { kind: Kind.SELECTION_SET, selections: withTypeName(inner, type) },
  };
  const clientField = { ...leaf(responseName, key, name), selections: inner?.client ?? [] };
  return { client: [clientField], planned: [plannedField], tellsTypes: false, size: 1 + (inner?.size ?? 0) };
}

function leaf(responseName: string, key: string, name: string): ClientField {
  return { kind: 'Field', responseName, key, name, isDenied: false, selections: [] };
}

/**
 * A type's name is planned once, beside the fragments that depend on it: asked for inside a fragment, the planner takes an
 * interface object's own name for it, or finds no way to it. An object type's name is known without asking.
 */
function withTypeName({ planned, tellsTypes }: NamedSelections, type: GraphQLNamedType): readonly SelectionNode[] {
  return planned.length === 0 || (tellsTypes && isAbstractType(type)) ? [TYPE_NAME, ...planned] : planned;
}

function nameFragment(selection: Exclude<SelectionNode, FieldNode>, place: Place, naming: Naming): NamedSelections {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : naming.fragments.get(selection.name.value);
  if (fragment === undefined) {
    return NOTHING;
  }
  const condition = fragment.typeCondition?.name.value;
  const type = condition === undefined ? place.type : compositeType(condition, naming);
  if (isKindOf(naming.schema, place.type.name, type.name)) {
    return nameSelections(fragment.selectionSet, place, naming);
  }
  const within = new Set(possibleTypes(type, naming));
  const narrowed = place.possible
    .filter((name) => within.has(name))
    .map((name) => onType(fragment.selectionSet, compositeType(name, naming), naming));
  return { ...joined(narrowed), tellsTypes: true };
}

function onType(selectionSet: SelectionSetNode, type: GraphQLCompositeType, naming: Naming): NamedSelections {
  const place: Place = { type, possible: [type.name], isRoot: false };
  const { client, planned, size } = nameSelections(selectionSet, place, naming);
  const fragment: SelectionNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: planned },
  };
  return {
    client: [{ kind: 'Fragment', typeCondition: type.name, selections: client }],
    planned: planned.length === 0 ? [] : [fragment],
    tellsTypes: true,
    size: size + 1,
  };
}

function internalName(field: FieldNode, parent: GraphQLCompositeType, responseName: string, naming: Naming): string {
  const name = field.name.value;
  // No key and no @requires ever names a field of a root type.
  const takesArguments = !isRootType(parent, naming) && naming.takingArguments.has(name);
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

function keptDirectives(directives: readonly DirectiveNode[], naming: Naming): DirectiveNode[] {
  return directives
    .filter((directive) => !isCondition(directive))
    .map((directive) => renameVariables(directive, naming));
}

function possibleTypes(type: GraphQLCompositeType, { schema }: Naming): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

/** Names of fields that take arguments on some type: a field has one name of ours, on whichever type it is asked. */
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
