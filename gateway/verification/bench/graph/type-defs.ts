import { parse } from 'graphql';

import { composeSupergraph } from '../../support/compose.ts';

/**
 * Four small subgraphs in the shape of the public gateway benchmark: members, products, stock and reviews. Queries need
 * chains of up to five fetches, one of which requires fields of another subgraph.
 */
export const TYPE_DEFS = {
  accounts: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query {
      members(page: Int!): [Member!]!
    }
    type Member @key(fields: "id") {
      id: ID!
      handle: String!
      fullName: String!
      joinedOn: String!
    }
  `),
  products: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query {
      bestSellers(page: Int!): [Product!]!
      product(sku: ID!): Product
    }
    type Product @key(fields: "sku") {
      sku: ID!
      title: String!
      priceCents: Int!
      weightGrams: Int!
    }
  `),
  inventory: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])
    type Product @key(fields: "sku") {
      sku: ID!
      priceCents: Int! @external
      weightGrams: Int! @external
      inStock: Boolean!
      shippingCents: Int! @requires(fields: "priceCents weightGrams")
      restockedBy: Member! @requires(fields: "weightGrams")
    }
    type Member @key(fields: "id", resolvable: false) {
      id: ID!
    }
  `),
  reviews: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Review {
      id: ID!
      text: String!
      stars: Int!
      author: Member!
      product: Product!
    }
    type Member @key(fields: "id") {
      id: ID!
      reviews: [Review!]!
    }
    type Product @key(fields: "sku") {
      sku: ID!
      reviews: [Review!]!
    }
  `),
} as const;

export type BenchSubgraph = keyof typeof TYPE_DEFS;
export const BENCH_SUBGRAPHS = Object.keys(TYPE_DEFS) as readonly BenchSubgraph[];

/** @throws with the composition errors */
export function composeBenchSupergraph(): string {
  return composeSupergraph(TYPE_DEFS);
}
