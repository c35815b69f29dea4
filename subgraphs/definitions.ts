import { assets } from './assets/subgraph.ts';
import { cases } from './cases/subgraph.ts';
import { credit } from './credit/subgraph.ts';
import { linkage } from './linkage/subgraph.ts';
import { performance } from './performance/subgraph.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import type { SubgraphName } from './shared/server/subgraph-names.ts';

/** The five subgraphs by name. */
export const SUBGRAPHS: Readonly<Record<SubgraphName, SubgraphDefinition>> = {
  cases,
  assets,
  credit,
  performance,
  linkage,
};
