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
  return [
    ['unfiltered', `${given}first: 20`],
    ...filtersOf(field, samples).map(([what, filter]): [string, string] => [what, `${given}${filter}`]),
    ...ordersOf(field).map(([what, order]): [string, string] => [what, `${given}${order}`]),
  ];
}

/** Every filter of a list together with every order. */
export function filteredAndOrdered(schema: GraphQLSchema, samples: Samples = {}): ListField[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => isConnection(field))
    .map((field) => {
      const given = requiredArguments(field, samples);
      const filters: readonly (readonly [string, string])[] = [['unfiltered', ''], ...filtersOf(field, samples)];
      const orders: readonly (readonly [string, string])[] = [['in its own order', ''], ...ordersOf(field)];
      return {
        coordinate: `Query.${field.name}`,
        shapes: filters.flatMap(([what, filter]) =>
          orders.map(([how, order]) => [`${what}, ${how}`, `${given}${filter} ${order} first: 100`] as const),
        ),
      };
    });
}

function filtersOf(field: GraphQLField<unknown, unknown>, samples: Samples): [string, string][] {
  return Object.values(inputOf(field, 'filter')?.getFields() ?? {}).flatMap(({ name, type }) =>
    sampleLiterals(type, samples).map((literal): [string, string] => [
      `filtered by ${name}: ${literal}`,
      `filter: { ${name}: ${literal} }`,
    ]),
  );
}

function ordersOf(field: GraphQLField<unknown, unknown>): [string, string][] {
  const orderField = inputOf(field, 'orderBy')?.getFields()['field'];
  const orders = orderField && getNullableType(orderField.type);
  return (isEnumType(orders) ? orders.getValues() : []).flatMap(({ name }) =>
    ['ASC', 'DESC'].map((direction): [string, string] => [
      `ordered by ${name} ${direction}`,
      `orderBy: { field: ${name}, direction: ${direction} }`,
    ]),
  );
}

function inputOf(field: GraphQLField<unknown, unknown>, name: string): GraphQLInputObjectType | undefined {
  const argument = field.args.find((arg) => arg.name === name);
  const type = argument && getNamedType(argument.type);
  return isInputObjectType(type) ? type : undefined;
}
