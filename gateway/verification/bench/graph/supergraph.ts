import { composeServices } from '@apollo/composition';

import { BENCH_SUBGRAPHS, TYPE_DEFS } from './type-defs.ts';

/** The four subgraphs composed. @throws where they do not compose */
export function composeBenchSupergraph(): string {
  const services = BENCH_SUBGRAPHS.map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: TYPE_DEFS[name],
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}
