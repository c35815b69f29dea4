import { execute, parse, type DocumentNode } from 'graphql';

import { listenCaching, type CachingServer, type Served } from '../processes/caching-server.ts';

import { subgraphSchemas } from './subgraph-schemas.ts';
import { BENCH_SUBGRAPHS, type BenchSubgraph } from './type-defs.ts';

/** Serves the four subgraphs in this process, each on its own port. */
export async function listenBenchSubgraphs(
  served: Served = { requests: 0, bytes: 0 },
): Promise<{ urls: Readonly<Record<string, string>>; close(): void }> {
  const schemas = subgraphSchemas();
  const documents = new Map<string, DocumentNode>();

  const answer = async (name: BenchSubgraph, body: string): Promise<string> => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    let document = documents.get(query);
    if (document === undefined) {
      document = parse(query);
      documents.set(query, document);
    }
    return JSON.stringify(await execute({ schema: schemas[name], document, variableValues: variables, operationName }));
  };

  const servers: [string, CachingServer][] = [];
  for (const name of BENCH_SUBGRAPHS) {
    servers.push([name, await listenCaching((body) => answer(name, body), served)]);
  }
  return {
    urls: Object.fromEntries(servers.map(([name, { url }]) => [name, url])),
    close() {
      for (const [, server] of servers) {
        server.close();
      }
    },
  };
}
