import { execute, parse, type DocumentNode } from 'graphql';

import { subgraphSchemas } from '../graph/subgraph-schemas.ts';
import { BENCH_SUBGRAPHS, type BenchSubgraph } from '../graph/type-defs.ts';

import { listenRemembering, type RememberingServer, type Served } from './remembering-server.ts';

/** Serves the four subgraphs in this process, each on a port of its own. */
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

  const servers: [string, RememberingServer][] = [];
  for (const name of BENCH_SUBGRAPHS) {
    servers.push([name, await listenRemembering((body) => answer(name, body), served)]);
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
