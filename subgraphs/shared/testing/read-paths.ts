import {
  getNamedType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import { linkFields, listFields } from '../lists/list-queries.ts';
import { requiredArguments } from '../lists/sample-arguments.ts';

import { statistics } from './all-questions.ts';
import { textInputs } from './text-inputs.ts';

/** A request that reads: what it is, and its query. */
export interface ReadPath {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Keys that filled tables have. */
const KEYS = ['k0', 'k1', 'k12'];
const CODES = ['350100', '350101'];

/**
 * Every way to read a subgraph: each list with every filter and order, alone and under its parents; each statistic by sum, region,
 * court and year; each other root field; each place that takes text; each record by its key with all its fields and links.
 */
export function readPaths(schema: GraphQLSchema, references: readonly string[]): readonly ReadPath[] {
  return [
    ...listPaths(schema),
    ...otherRoots(schema),
    ...references.flatMap((typeName) => [recordPath(schema, typeName), ...listsUnder(schema, typeName)]),
    ...statistics(schema),
    ...statisticsByEach(schema),
    ...textInputs(schema, references).map(({ coordinate, query, variables }) => ({
      name: coordinate,
      query,
      variables: variables('text1'),
    })),
  ];
}

/** A list's page after the one whose answer this is; null where it was the last. */
export function nextPage({ name, query }: ReadPath, answer: string): ReadPath | null {
  const { data } = JSON.parse(answer) as {
    data?: { list?: { pageInfo: { endCursor: string; hasNextPage: boolean } } };
  };
  const page = data?.list?.pageInfo;
  return page?.hasNextPage
    ? {
        name: `${name}, next page`,
        query: query.replace('first: ', `after: ${JSON.stringify(page.endCursor)}, first: `),
      }
    : null;
}

function listPaths(schema: GraphQLSchema): ReadPath[] {
  return listFields(schema, 'Query').flatMap(({ coordinate, shapes }) => {
    const field = coordinate.split('.')[1] as string;
    const node = recordOf(schema, 'Query', field);
    return shapes.map(([what, args]) => {
      const page = args.includes('first: ') ? args : `${args}, first: 20`;
      return {
        name: `${coordinate} ${what}`,
        query: `{ list: ${field}(${page}) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node ${fieldsOf(node)} } } }`,
      };
    });
  });
}

function listsUnder(schema: GraphQLSchema, typeName: string): ReadPath[] {
  return listFields(schema, typeName).flatMap(({ coordinate, shapes }) => {
    const field = coordinate.split('.')[1] as string;
    const node = recordOf(schema, typeName, field);
    return shapes.map(([what, args]) => ({
      name: `${coordinate} ${what}`,
      query: entities(schema, typeName, `${field}(${args}) { totalCount edges { cursor node ${fieldsOf(node)} } }`),
    }));
  });
}

/** Records by their keys, with the fields of their own and all records that they lead to. */
function recordPath(schema: GraphQLSchema, typeName: string): ReadPath {
  const links = linkFields(schema, typeName).map((name) => `${name} ${fieldsOf(recordOf(schema, typeName, name))}`);
  const own = leavesOf(schema.getType(typeName) as GraphQLObjectType);
  return { name: `_entities of ${typeName}`, query: entities(schema, typeName, [...own, ...links].join(' ')) };
}

/** Root fields that are neither a list nor a statistic: lookups and what is computed. */
function otherRoots(schema: GraphQLSchema): ReadPath[] {
  const lists = new Set(listFields(schema, 'Query').map(({ coordinate }) => coordinate));
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ name }) => !name.startsWith('_') && !/Statistics$/.test(name) && !lists.has(`Query.${name}`))
    .map((field) => {
      const type = getNamedType(field.type);
      const args = requiredArguments(field);
      return {
        name: field.name,
        query: `{ ${field.name}${args === '' ? '' : `(${args})`} ${isObjectType(type) ? fieldsOf(type) : ''} }`,
      };
    });
}

/** Each statistic by each of its dimensions. */
function statisticsByEach(schema: GraphQLSchema): ReadPath[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => /Statistics$/.test(name));
  return fields.flatMap((field) => {
    const dimension = getNamedType(field.args.find(({ name }) => name === 'groupBy')?.type);
    const members = isEnumType(dimension) ? dimension.getValues().map(({ name }) => name) : [];
    return members.map((member) => ({
      name: `${field.name} by ${member}`,
      query: `{ ${field.name}(period: "2018-01-01/2022-01-01", groupBy: [${member}]) ${fieldsOf(getNamedType(field.type) as GraphQLObjectType)} }`,
    }));
  });
}

function entities(schema: GraphQLSchema, typeName: string, selection: string): string {
  const type = schema.getType(typeName);
  const [key, values] = isObjectType(type) && 'id' in type.getFields() ? ['id', KEYS] : ['code', CODES];
  const records = values.map((value) => `{ __typename: "${typeName}", ${key}: "${value}" }`);
  return `{ _entities(representations: [${records.join(', ')}]) { ... on ${typeName} { ${selection} } } }`;
}

function fieldsOf(type: GraphQLObjectType): string {
  return `{ __typename ${leavesOf(type).join(' ')} }`;
}

function leavesOf(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name);
}

/** The type of the records that a field leads to, through a connection or not. */
function recordOf(schema: GraphQLSchema, typeName: string, fieldName: string): GraphQLObjectType {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const led = getNamedType((type.getFields()[fieldName] as GraphQLField<unknown, unknown>).type) as GraphQLObjectType;
  const nodes = led.getFields()['nodes'];
  return nodes ? (getNamedType(nodes.type) as GraphQLObjectType) : led;
}
