import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import { DishonestListing } from './dishonest-listing/dishonest-listing.entity.ts';
import { DishonestListingResolver } from './dishonest-listing/dishonest-listing.resolver.ts';

/** Joint credit discipline and its repair. */
export const credit: SubgraphDefinition = {
  name: 'credit',
  entities: [DishonestListing],
  resolvers: [DishonestListingResolver],
  references: {
    DishonestListing: byKeys(DishonestListing, ['id']),
    EnforcementCase: elsewhere,
    Party: elsewhere,
    Agency: elsewhere,
    Court: elsewhere,
  },
};
