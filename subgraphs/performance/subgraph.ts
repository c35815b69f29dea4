import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import { Agency } from './agency/agency.entity.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { RegionResolver } from './region/region.resolver.ts';

/** The supervision of agencies and their assessment. */
export const performance: SubgraphDefinition = {
  name: 'performance',
  entities: [Agency],
  resolvers: [AgencyResolver, RegionResolver],
  references: {
    Agency: byKeys(Agency, ['id', 'creditCode']),
    Region: elsewhere,
  },
};
