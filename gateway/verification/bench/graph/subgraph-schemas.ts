import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';

import {
  bestSellersOn,
  memberRow,
  membersOn,
  productRow,
  reviewsOfMember,
  reviewsOfProduct,
  shippingCents,
  stockOf,
  type ReviewRow,
} from './rows.ts';
import { TYPE_DEFS, type BenchSubgraph } from './type-defs.ts';

interface MemberKey {
  readonly id: string;
}

interface ProductKey {
  readonly sku: string;
}

interface ProductForFreight extends ProductKey {
  readonly priceCents: number;
  readonly weightGrams: number;
}

/** The four executable schemas; all their resolvers are synchronous. */
export function subgraphSchemas(): Readonly<Record<BenchSubgraph, GraphQLSchema>> {
  return {
    accounts: buildSubgraphSchema([
      {
        typeDefs: TYPE_DEFS.accounts,
        resolvers: {
          Query: { members: (_: unknown, { page }: { page: number }) => membersOn(page) },
          Member: { __resolveReference: ({ id }: MemberKey) => memberRow(id) },
        },
      },
    ]),
    products: buildSubgraphSchema([
      {
        typeDefs: TYPE_DEFS.products,
        resolvers: {
          Query: {
            bestSellers: (_: unknown, { page }: { page: number }) => bestSellersOn(page),
            product: (_: unknown, { sku }: ProductKey) => productRow(sku),
          },
          Product: { __resolveReference: ({ sku }: ProductKey) => productRow(sku) },
        },
      },
    ]),
    inventory: buildSubgraphSchema([
      {
        typeDefs: TYPE_DEFS.inventory,
        resolvers: {
          Product: {
            __resolveReference: (product: ProductForFreight) => product,
            inStock: ({ sku }: ProductKey) => stockOf(sku).inStock,
            shippingCents: ({ priceCents, weightGrams }: ProductForFreight) => shippingCents(priceCents, weightGrams),
            restockedBy: ({ sku }: ProductKey) => ({ id: stockOf(sku).restockedById }),
          },
        },
      },
    ]),
    reviews: buildSubgraphSchema([
      {
        typeDefs: TYPE_DEFS.reviews,
        resolvers: {
          Member: {
            __resolveReference: (member: MemberKey) => member,
            reviews: ({ id }: MemberKey) => reviewsOfMember(id),
          },
          Product: {
            __resolveReference: (product: ProductKey) => product,
            reviews: ({ sku }: ProductKey) => reviewsOfProduct(sku),
          },
          Review: {
            author: ({ authorId }: ReviewRow) => ({ id: authorId }),
            product: ({ sku }: ReviewRow) => ({ sku }),
          },
        },
      },
    ]),
  };
}
