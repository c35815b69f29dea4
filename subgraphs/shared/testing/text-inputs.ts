import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

import { sampleLiteral } from '../lists/sample-arguments.ts';

/** A place of the schema that takes text: an argument of a root field, a filter of a list or statistic, a key. */
export interface TextInput {
  /** As in `enforcementCases.filter.cause`. */
  readonly coordinate: string;
  /** A query with the variable `$value` there. */
  readonly query: string;
  readonly variables: (text: string) => Record<string, unknown>;
}

/** Scalars that are never text. */
const NO_TEXT = new Set(['Int', 'Float', 'Boolean']);

/** Every place of a subgraph's schema that takes text. */
export function textInputs(schema: GraphQLSchema, references: readonly string[]): TextInput[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  return [
    ...fields.flatMap((field) => inputsOf(field, (inner) => inner)),
    ...references.map((typeName) => keyInput(schema, typeName)),
    ...references.flatMap((typeName) => inputsBelow(schema, typeName)),
  ];
}

/** Those of the lists under a record. */
function inputsBelow(schema: GraphQLSchema, typeName: string): TextInput[] {
  const type = schema.getType(typeName);
  const key = keyOf(schema, typeName);
  const value = key === 'id' ? 'k0' : '350100';
  return Object.values(isObjectType(type) ? type.getFields() : {}).flatMap((field) =>
    inputsOf(field, (inner) => {
      const record = `{ __typename: "${typeName}", ${key}: "${value}" }`;
      return `below: _entities(representations: [${record}]) { ... on ${typeName} { ${inner} } }`;
    }).map((input) => ({ ...input, coordinate: `${typeName}.${input.coordinate}` })),
  );
}

/** Writes a field where it stands in a query. */
type Placing = (field: string) => string;

function inputsOf(field: GraphQLField<unknown, unknown>, place: Placing): TextInput[] {
  return field.args
    .filter(({ name }) => name !== 'after')
    .flatMap((argument) => leavesOf(argument.type).map((path) => inputAt(field, argument, path, place)));
}

/** The paths to text in an input type: [] for the type itself, ['cause'], ['claimAmount', 'min']. */
function leavesOf(type: GraphQLInputType): string[][] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap(({ name, type: inner }) =>
      leavesOf(inner).map((path) => [name, ...path]),
    );
  }
  return isEnumType(named) || NO_TEXT.has(named.name) ? [] : [[]];
}

function inputAt(
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
  path: string[],
  place: Placing,
): TextInput {
  const others = field.args
    .filter((other) => other !== argument && isRequiredArgument(other))
    .map(({ name, type }) => `, ${name}: ${sampleLiteral(type)}`);
  return {
    coordinate: [field.name, argument.name, ...path].join('.'),
    query: `query ($value: ${String(argument.type)}) { ${place(`result: ${field.name}(${argument.name}: $value${others.join('')}) ${selection(field)}`)} }`,
    variables: (text) => ({ value: placed(argument.type, path, text) }),
  };
}

function placed(type: GraphQLInputType, [step, ...rest]: string[], text: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    return [placed(inner.ofType, step === undefined ? [] : [step, ...rest], text)];
  }
  if (step === undefined || !isInputObjectType(inner)) {
    return text;
  }
  const fields = inner.getFields();
  return { [step]: placed((fields[step] as { type: GraphQLInputType }).type, rest, text) };
}

/** Of a list its total and keys, of a statistic all its figures, of anything else whether it is there. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) {
    return '';
  }
  const shown = type.getFields();
  if ('edges' in shown) {
    return '{ totalCount edges { node { __typename } } }';
  }
  const figures = /Statistics$/.test(field.name)
    ? Object.values(shown)
        .filter(({ type: figure, args }) => isLeafType(getNamedType(figure)) && args.length === 0)
        .map(({ name }) => name)
    : [];
  return `{ __typename ${figures.join(' ')} }`;
}

function keyOf(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName);
  return isObjectType(type) && 'id' in type.getFields() ? 'id' : 'code';
}

function keyInput(schema: GraphQLSchema, typeName: string): TextInput {
  const key = keyOf(schema, typeName);
  return {
    coordinate: `_entities.${typeName}.${key}`,
    query: `query ($value: [_Any!]!) { result: _entities(representations: $value) { __typename } }`,
    variables: (text) => ({ value: [{ __typename: typeName, [key]: text }] }),
  };
}
