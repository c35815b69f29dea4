import { buildSchema, parse } from 'graphql';

import { CASE_COLUMNS, PARTY_COLUMNS } from './question.ts';

/**
 * The least that a GraphQL server in graphql-js can do: plain rows, the library's own resolver, text for every scalar. What
 * the subgraph costs beyond it is ours; what this costs beyond `JSON.stringify` is the library's.
 */
export const PLAIN_GRAPH = {
  schema: buildSchema(`
    type Query { cases: [Case!]! }
    type Case { ${CASE_COLUMNS.map((column) => `${column}: String`).join(' ')} parties: [Party!]! }
    type Party { ${PARTY_COLUMNS.map((column) => `${column}: String`).join(' ')} }
  `),
  document: parse(`{ cases { ${CASE_COLUMNS.join(' ')} parties { ${PARTY_COLUMNS.join(' ')} } } }`),
};
