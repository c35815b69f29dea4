import {
  isAbstractType,
  isCompositeType,
  isObjectType,
  getNamedType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
  GraphQLBoolean,
  GraphQLNonNull,
} from 'graphql';

import { canGiveAll, inputMaker, type InputMaker, type ScalarValues, type Variables } from './inputs.ts';
import { argument, directive, name } from './nodes.ts';
import type { RandomSource } from './random.ts';

export interface Operation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Aliases for fields of any type, so that response names collide with each other and with key fields. */
const ALIASES = ['a', 'b', 'id', 'name', 'label', '__x', 'value'];
const MOST_FIELDS = 40;

interface Growing {
  readonly schema: GraphQLSchema;
  readonly random: RandomSource;
  readonly scalars: ScalarValues;
  readonly inputs: InputMaker;
  readonly fragments: FragmentDefinitionNode[];
  fields: number;
}

/** A random operation. Valid except for conflicting response names, which `separateNames` resolves. */
export function generateOperation(schema: GraphQLSchema, scalars: ScalarValues, random: RandomSource): Operation {
  const variables: Variables = { definitions: new Map(), byType: new Map(), values: {} };
  const growing: Growing = {
    schema,
    random,
    scalars,
    inputs: inputMaker(random, scalars, variables),
    fragments: [],
    fields: 0,
  };
  const mutation = schema.getMutationType();
  const isMutation = mutation != null && random.chance(25);
  const rootType = isMutation ? mutation : schema.getQueryType();
  if (rootType == null) {
    throw new Error('The schema has no query type.');
  }
  const selected = grow(growing, rootType, random.between(1, 5));
  const selectionSet = !isMutation && random.chance(6) ? withIntrospection(growing, selected) : selected;
  const operation = {
    kind: Kind.OPERATION_DEFINITION as const,
    operation: (isMutation ? 'mutation' : 'query') as never,
    name: random.chance(50) ? name('Random') : undefined,
    variableDefinitions: [...variables.definitions.values()],
    selectionSet,
  };
  return {
    document: { kind: Kind.DOCUMENT, definitions: [operation, ...growing.fragments] },
    variables: variables.values,
  };
}

/** An introspection field at a random position among the others. */
function withIntrospection(growing: Growing, { kind, selections }: SelectionSetNode): SelectionSetNode {
  const { random, schema } = growing;
  const field = growField(growing, random.pick([SchemaMetaFieldDef, TypeMetaFieldDef]), random.between(1, 3));
  const typeName = { kind: Kind.STRING as const, value: random.pick(Object.keys(schema.getTypeMap())) };
  const withName = field.name.value === '__type' ? { ...field, arguments: [argument('name', typeName)] } : field;
  return { kind, selections: selections.toSpliced(random.between(0, selections.length), 0, withName) };
}

function grow(growing: Growing, type: GraphQLCompositeType, depth: number): SelectionSetNode {
  const count = growing.random.between(1, 4);
  const selections: SelectionNode[] = [];
  for (let index = 0; index < count && (index === 0 || growing.fields < MOST_FIELDS); index += 1) {
    selections.push(growSelection(growing, type, depth));
  }
  return { kind: Kind.SELECTION_SET, selections };
}

function growSelection(growing: Growing, type: GraphQLCompositeType, depth: number): SelectionNode {
  const { random } = growing;
  growing.fields += 1;
  if (depth > 0 && random.chance(isAbstractType(type) ? 45 : 12)) {
    return growFragment(growing, type, depth);
  }
  const fields = 'getFields' in type ? selectableFields(growing, type.getFields(), depth) : [];
  if (fields.length === 0 || random.chance(8)) {
    return { kind: Kind.FIELD, alias: aliasOf(random, 20), name: name('__typename'), directives: directives(growing) };
  }
  const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
  const field = composite.length > 0 && random.chance(55) ? random.pick(composite) : random.pick(fields);
  return growField(growing, field, depth);
}

function growField(growing: Growing, field: GraphQLField<unknown, unknown>, depth: number): FieldNode {
  const type = getNamedType(field.type);
  return {
    kind: Kind.FIELD,
    alias: aliasOf(growing.random, 15),
    name: name(field.name),
    arguments: growing.inputs.argumentsOf(field.args),
    directives: directives(growing),
    selectionSet: isCompositeType(type) ? grow(growing, type, depth - 1) : undefined,
  };
}

function growFragment(
  growing: Growing,
  type: GraphQLCompositeType,
  depth: number,
): InlineFragmentNode | FragmentSpreadNode {
  const { random, fragments, schema } = growing;
  const all = overlapping(schema, type);
  // An interface that nothing implements overlaps with itself alone.
  const conditions = all.length > 0 ? all : [type];
  const known = fragments.filter(({ typeCondition }) => conditions.some((on) => on.name === typeCondition.name.value));
  if (known.length > 0 && random.chance(25)) {
    return { kind: Kind.FRAGMENT_SPREAD, name: random.pick(known).name, directives: directives(growing) };
  }
  const on = random.pick(conditions);
  const selectionSet = grow(growing, on, depth - 1);
  if (random.chance(30)) {
    const fragment: FragmentDefinitionNode = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: name(`F${fragments.length}`),
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(on.name) },
      selectionSet,
    };
    fragments.push(fragment);
    return { kind: Kind.FRAGMENT_SPREAD, name: fragment.name, directives: directives(growing) };
  }
  const typeCondition =
    on === type && random.chance(30) ? undefined : { kind: Kind.NAMED_TYPE as const, name: name(on.name) };
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: directives(growing), selectionSet };
}

function selectableFields(
  { scalars }: Growing,
  fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
  depth: number,
): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(fields).filter(
    (field) => (depth > 0 || !isCompositeType(getNamedType(field.type))) && canGiveAll(field.args, scalars),
  );
}

/** The type conditions that a fragment inside `type` may have. */
function overlapping(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) &&
      (other === type || !other.name.startsWith('__')) &&
      (isObjectType(other) ? possible.includes(other) : possible.some((object) => schema.isSubType(other, object))),
  );
}

function directives({ random, inputs }: Growing): readonly DirectiveNode[] {
  if (!random.chance(10)) {
    return [];
  }
  const named = random.chance(50) ? ['skip'] : random.chance(80) ? ['include'] : ['include', 'skip'];
  return named.map((one) => directive(one, inputs.valueFor(new GraphQLNonNull(GraphQLBoolean))));
}

function aliasOf(random: RandomSource, percent: number) {
  return random.chance(percent) ? name(random.pick(ALIASES)) : undefined;
}
