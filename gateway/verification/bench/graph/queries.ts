import type { Workload } from '../request.ts';

import { PAGES } from './rows.ts';

/** Five levels, 16 fetches by Apollo's planner, a response of about 87 KB. */
const BIG = `query Big($page: Int!) {
  members(page: $page) {
    ...Reader
    joinedOn
    reviews {
      ...Said
      product {
        ...Sold
        restockedBy { ...Reader }
        reviews { ...Said author { ...Reader reviews { ...Said product { ...Sold } } } }
      }
    }
  }
  bestSellers(page: $page) {
    ...Sold
    reviews { ...Said author { ...Reader reviews { ...Said product { sku title inStock } } } }
  }
}
fragment Reader on Member { id handle fullName }
fragment Said on Review { id text stars }
fragment Sold on Product { sku title priceCents weightGrams inStock shippingCents }`;

/** One product with one join. */
const SMALL = `query Small($sku: ID!) { product(sku: $sku) { sku title inStock } }`;

export const BENCH_WORKLOADS: readonly Workload[] = [
  { name: 'big', query: BIG, variables: pages().map((page) => ({ page })) },
  { name: 'small', query: SMALL, variables: pages().map((page) => ({ sku: `p${String(page).padStart(2, '0')}-01` })) },
];

function pages(): readonly number[] {
  return Array.from({ length: PAGES }, (_, page) => page);
}
