import { cases } from './cases/subgraph.ts';
import { linkage } from './linkage/subgraph.ts';
import { performance } from './performance/subgraph.ts';
import type { SubgraphDefinition, SubgraphName } from './shared/server/define-subgraph.ts';

/** The five subgraphs by name. */
export const SUBGRAPHS: Readonly<Partial<Record<SubgraphName, SubgraphDefinition>>> = { cases, performance, linkage };
