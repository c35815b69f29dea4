import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { pino } from 'pino';

import { ensureSampleData } from '../../../../seed/load.ts';
import { sampleTargetOf } from '../../../../seed/sample-target.ts';
import { progressOn } from '../../../../seed/write/progress.ts';
import { SUBGRAPHS } from '../../../../subgraphs/definitions.ts';
import { ENVELOPE_HEADER } from '../../../../subgraphs/shared/envelope/envelope.ts';
import { openSubgraph, type OpenSubgraph } from '../../../../subgraphs/shared/server/open-subgraph.ts';
import { SUBGRAPH_NAMES } from '../../../../subgraphs/shared/server/subgraph-names.ts';
import { subgraphServer } from '../../../../subgraphs/shared/server/subgraph-server.ts';
import { SUPREME_COURT_VIEWER } from '../../../../subgraphs/shared/testing/viewers.ts';

import { listenCaching, type Served } from './caching-server.ts';

/**
 * The real five subgraphs over the default sample data in SQLite, in this process, each on its own port. They repeat the
 * replies from their cache unless `isLive`: then their databases are the bottleneck.
 */
export async function listenDomainSubgraphs(
  served: Served,
  isLive: boolean,
): Promise<Readonly<Record<string, string>>> {
  const choice = { set: 'default' } as const;
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  const databases = await ensureSampleData({ choice, seed: 1, target: sampleTargetOf(choice, undefined), progress });
  const logger = pino({ level: 'error' }, pino.destination(2));
  const urls: Record<string, string> = {};
  for (const name of SUBGRAPH_NAMES) {
    // The peers sign no envelopes: every request is that of an officer of the Supreme Court.
    const viewerOf = () => SUPREME_COURT_VIEWER;
    const options = { database: databases[name], cursorKey: 'cursors of the bench', logger, viewerOf };
    const subgraph = await openSubgraph(SUBGRAPHS[name], options);
    urls[name] = isLive ? await listenLive(subgraph, served) : (await listenCaching(answerOf(subgraph), served)).url;
  }
  return urls;
}

function answerOf({ handler }: OpenSubgraph): (body: string) => Promise<string> {
  return async (body) => {
    const { signal } = new AbortController();
    const { status, body: reply } = await handler({ body, headers: { [ENVELOPE_HEADER]: 'none' }, signal });
    if (status !== 200) {
      throw new Error(`A subgraph answered ${status}.`);
    }
    return reply;
  };
}

async function listenLive(subgraph: OpenSubgraph, served: Served): Promise<string> {
  const server = subgraphServer(subgraph, () => false);
  server.prependListener('request', (request) => {
    // The peers send no envelope, and a request without one is not read.
    request.headers[ENVELOPE_HEADER] ??= 'none';
    served.requests += 1;
    served.bytes += Number(request.headers['content-length'] ?? 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
