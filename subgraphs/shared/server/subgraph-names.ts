export const SUBGRAPH_NAMES = ['cases', 'assets', 'credit', 'performance', 'linkage'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];
