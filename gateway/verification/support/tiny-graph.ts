import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLSchema } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import { composeSupergraph } from './compose.ts';

/** Two subgraphs with one shared entity: enough to see how a fault in one affects the data of the other. */
const CASES = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Date
  enum CaseStatus { OPEN CLOSED }
  type Query { case(id: ID!): EnforcementCase, cases(first: Int, status: CaseStatus, filedOn: Date): [EnforcementCase!]! }
  type EnforcementCase @key(fields: "id") { id: ID!, title: String, status: CaseStatus!, filedOn: Date, court: Court }
  type Court { name: String!, cases: [EnforcementCase!]! }
`);
const ASSETS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { assetCount(worthOver: Int): Int! }
  type Mutation { countAgain: Int! }
  type EnforcementCase @key(fields: "id") { id: ID!, assets: [Asset!], worth: Int }
  type Asset { kind: String!, worth: Int }
`);

interface Case {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly filedOn: string;
  readonly court: { readonly name: string; readonly cases: () => readonly Case[] };
}

const COURT = { name: '宁德', cases: (): readonly Case[] => CASE_ROWS };
const CASE_ROWS: readonly Case[] = ['c1', 'c2', 'c3'].map((id) => ({
  id,
  title: `case ${id}`,
  status: 'OPEN',
  filedOn: '2021-03-01',
  court: COURT,
}));

export const TINY_SUPERGRAPH: string = composeSupergraph({ cases: CASES, assets: ASSETS });

export const tinyCases: SubgraphHandler = handlerOf(
  buildSubgraphSchema([
    {
      typeDefs: CASES,
      resolvers: {
        Query: {
          case: (_: unknown, { id }: { id: string }) => CASE_ROWS.find((row) => row.id === id) ?? null,
          cases: (_: unknown, { first }: { first?: number }) => CASE_ROWS.slice(0, first ?? 3),
        },
      },
    },
  ]),
);

export const tinyAssets: SubgraphHandler = handlerOf(
  buildSubgraphSchema([
    {
      typeDefs: ASSETS,
      resolvers: {
        Query: { assetCount: () => 3 },
        Mutation: { countAgain: () => 3 },
        EnforcementCase: {
          __resolveReference: ({ id }: { id: string }) => ({ id, worth: 7, assets: [{ kind: 'HOUSE', worth: 7 }] }),
        },
      },
    },
  ]),
);

export function handlerOf(schema: GraphQLSchema): SubgraphHandler {
  return async ({ body }) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const result = await execute({ schema, document: parse(query), variableValues: variables, operationName });
    return { status: 200, contentType: 'application/json', body: JSON.stringify(result) };
  };
}
