import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { LEDGER_SUBGRAPH, ledgerSchema } from '../../access-ledger/query/ledger-schema.ts';

import { composeSupergraph } from './compose.ts';
import { handlerOf } from './tiny-graph.ts';

/** A register of people and of lists that name them, for tests of the access ledger. */
const PARTIES = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
  scalar IdentityNumber
  type Query {
    parties(first: Int): [Party!]!
    partyByIdNumber(idNumber: IdentityNumber!): Party @requiresScopes(scopes: [["party:identity"]])
    courtCount: Int!
  }
  type Party @key(fields: "id") {
    id: ID!
    kind: String!
    name: String @requiresScopes(scopes: [["party:name"]])
    idNumber: IdentityNumber @requiresScopes(scopes: [["party:identity"]])
  }
`);
const LISTINGS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
  type Party @key(fields: "id") { id: ID!, listings: [Listing!] }
  type Listing { id: ID!, ground: String!, subject: Subject! }
  type Subject { name: String @requiresScopes(scopes: [["party:name"]]) }
`);

/** Unique values: none of them may appear in the ledger. */
export const PEOPLE = [
  { id: '17', kind: 'PERSON', name: '金丝雀一号', idNumber: '350902198001010015' },
  { id: '18', kind: 'PERSON', name: '金丝雀二号', idNumber: '350902198001010023' },
] as const;

/** With the ledger, as `npm run codegen` composes it. */
export const REGISTER_SUPERGRAPH = composeSupergraph({
  s0: PARTIES,
  s1: LISTINGS,
  [LEDGER_SUBGRAPH]: ledgerSchema().sdl,
});

/** By their names in the supergraph. */
export const REGISTER_SUBGRAPHS: Readonly<Record<string, SubgraphHandler>> = {
  s0: handlerOf(
    buildSubgraphSchema([
      {
        typeDefs: PARTIES,
        resolvers: {
          Query: {
            parties: (_: unknown, { first }: { first?: number }) => PEOPLE.slice(0, first ?? PEOPLE.length),
            partyByIdNumber: (_: unknown, { idNumber }: { idNumber: string }) =>
              PEOPLE.find((person) => person.idNumber === idNumber) ?? null,
            courtCount: () => 4,
          },
          Party: { __resolveReference: ({ id }: { id: string }) => PEOPLE.find((person) => person.id === id) ?? null },
        },
      },
    ]),
  ),
  s1: handlerOf(
    buildSubgraphSchema([
      {
        typeDefs: LISTINGS,
        resolvers: {
          Party: {
            __resolveReference: ({ id }: { id: string }) => ({
              id,
              listings: [{ id: `L${id}`, ground: 'EVASION', subject: PEOPLE.find((person) => person.id === id) }],
            }),
          },
        },
      },
    ]),
  ),
};
