import { getNamedType, isLeafType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

import { linkFields, listFields } from '../lists/list-queries.ts';

/** A question that must be answered as if the rows the viewer may not see did not exist. */
export interface Question {
  readonly name: string;
  readonly query: string;
}

/** Lists whose rows are not those of the records shown: what is published is for everyone. */
const PUBLISHED = ['publishedDishonestListings'];
/** Links that are shown by rules of their own: a record of the viewer's may name one that is not. */
const RULED_LINKS = new Set([
  ...['InquiryRequest.enforcementCase', 'InquiryRequest.subject', 'AssistanceBreach.enforcementCase'],
  ...['AdviceLetter.enforcementCase', 'AdviceLetter.procuratorate', 'Resolution.nextActor'],
  ...['JointConference.convener', 'Meeting.convener', 'Circular.issuer', 'CircularMention.enforcementCase'],
  ...['DishonestListing', 'ConsumptionRestriction', 'ExitRestriction', 'Sanction', 'RefusalProsecution'].flatMap(
    (measure) => [`${measure}.enforcementCase`, `${measure}.party`],
  ),
]);
const PAGE = 15;
/** Breakdowns that analysts are answered for as well. */
const SPANS = [
  'period: "2021"',
  'period: "2019", groupBy: [REGION], regionLevel: CITY',
  'period: "2018-01-01/2022-01-01", groupBy: [COURT, PERIOD]',
];

/** The first page of every root list, with its total; `after` holds where each goes on. */
export function rootLists(schema: GraphQLSchema, after: Readonly<Record<string, string | null>> = {}): Question {
  const lists = listFields(schema, 'Query').flatMap(({ coordinate, shapes }) => {
    const name = coordinate.split('.')[1] ?? '';
    const args = shapes[0]?.[1].replace('first: 20', `first: ${PAGE}`);
    if (PUBLISHED.includes(name) || after[name] === null) {
      return [];
    }
    const cursor = after[name] === undefined ? '' : `, after: "${after[name]}"`;
    return [
      `${name}(${args}${cursor}) { totalCount edges { cursor node { ${keyOf(schema, nodeOf(schema, 'Query', name))} } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
    ];
  });
  return { name: 'root lists', query: `{ ${lists.join('\n')} }` };
}

/** All records of a type by their keys, with every list and link that leads on from them. */
export function entities(schema: GraphQLSchema, typeName: string, keys: readonly string[]): Question {
  const key = keyOf(schema, typeName);
  const lists = listFields(schema, typeName).map(({ coordinate, shapes }) => {
    const name = coordinate.split('.')[1] ?? '';
    const args = shapes[0]?.[1].replace('first: 20', 'first: 3');
    return `${name}(${args}) { totalCount edges { cursor node { ${keyOf(schema, nodeOf(schema, typeName, name))} } } }`;
  });
  const links = linkFields(schema, typeName)
    .filter((name) => !RULED_LINKS.has(`${typeName}.${name}`))
    .map((name) => `${name} { ${keyOf(schema, nodeOf(schema, typeName, name))} }`);
  const representations = keys.map((value) => `{ __typename: "${typeName}", ${key}: "${value}" }`);
  return {
    name: `_entities of ${typeName}`,
    query: `{ _entities(representations: [${representations.join(', ')}]) { ... on ${typeName} { ${key} ${[...lists, ...links].join('\n')} } } }`,
  };
}

/** Every statistic in one sum, by region and by court and year where its records have them. */
export function statistics(schema: GraphQLSchema): Question[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => /Statistics$/.test(name));
  return fields.flatMap((field) =>
    SPANS.map((span) => ({
      name: `${field.name} of ${span}`,
      query: `{ ${field.name}(${span}) { ${leaves(field).join(' ')} } }`,
    })),
  );
}

function leaves(field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) {
    return [];
  }
  return Object.values(type.getFields())
    .filter(({ type: shown, args }) => isLeafType(getNamedType(shown)) && args.length === 0)
    .map(({ name }) => name);
}

/** The type of the records that a field leads to, through a connection or not. */
function nodeOf(schema: GraphQLSchema, typeName: string, fieldName: string): string {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field ? getNamedType(field.type).name.replace(/Connection$/, '') : '';
}

function keyOf(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) ? type.getFields() : {};
  return ['id', 'code'].find((name) => name in fields) ?? '__typename';
}
