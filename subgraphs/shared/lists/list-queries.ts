import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';

import { requiredArguments, sampleLiterals, type Samples } from './sample-arguments.ts';

/** A field of the schema that is a list with filters and orders, and each way to query it. */
export interface ListField {
  /** As in `Court.enforcementCases`. */
  readonly coordinate: string;
  /** The query, in words and as arguments in GraphQL. */
  readonly shapes: readonly (readonly [what: string, args: string])[];
}

/** Every list among a type's fields. */
export function listFields(schema: GraphQLSchema, typeName: string, samples: Samples = {}): ListField[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) {
    return [];
  }
  return Object.values(type.getFields())
    .filter((field) => isConnection(field))
    .map((field) => ({ coordinate: `${typeName}.${field.name}`, shapes: shapesOf(field, samples) }));
}

/** The fields of a type that lead to other records and need no arguments: `parties`, `court`. */
export function linkFields(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) {
    return [];
  }
  return Object.values(type.getFields())
    .filter((field) => isObjectType(getNamedType(field.type)) && !isConnection(field) && field.args.length === 0)
    .map(({ name }) => name);
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith('Connection') && field.args.some(({ name }) => name === 'first');
}

function shapesOf(field: GraphQLField<unknown, unknown>, samples: Samples): [string, string][] {
  const given = requiredArguments(field, samples);
  const filters = Object.values(inputOf(field, 'filter')?.getFields() ?? {});
  const orderField = inputOf(field, 'orderBy')?.getFields()['field'];
  const orders = orderField && getNullableType(orderField.type);
  return [
    ['unfiltered', `${given}first: 20`],
    ...filters.flatMap(({ name, type }) =>
      sampleLiterals(type, samples).map((literal): [string, string] => [
        `filtered by ${name}: ${literal}`,
        `${given}filter: { ${name}: ${literal} }`,
      ]),
    ),
    ...(isEnumType(orders) ? orders.getValues() : []).flatMap(({ name }) =>
      ['ASC', 'DESC'].map((direction): [string, string] => [
        `ordered by ${name} ${direction}`,
        `${given}orderBy: { field: ${name}, direction: ${direction} }`,
      ]),
    ),
  ];
}

function inputOf(field: GraphQLField<unknown, unknown>, name: string): GraphQLInputObjectType | undefined {
  const argument = field.args.find((arg) => arg.name === name);
  const type = argument && getNamedType(argument.type);
  return isInputObjectType(type) ? type : undefined;
}
