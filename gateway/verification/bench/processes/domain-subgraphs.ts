import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { pino } from 'pino';

import { ensureSampleData } from '../../../../seed/load.ts';
import { sampleTargetOf } from '../../../../seed/sample-target.ts';
import { progressOn } from '../../../../seed/write/progress.ts';
import { SUBGRAPHS } from '../../../../subgraphs/definitions.ts';
import { ENVELOPE_HEADER } from '../../../../subgraphs/shared/envelope/envelope.ts';
import { SUBGRAPH_NAMES } from '../../../../subgraphs/shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from '../../../../subgraphs/shared/server/open-subgraph.ts';
import { subgraphServer } from '../../../../subgraphs/shared/server/subgraph-server.ts';
import { SUPREME_COURT_VIEWER } from '../../../../subgraphs/shared/testing/viewers.ts';

import { answerMain, sayListening } from './messages.ts';
import { listenRemembering, type Served } from './remembering-server.ts';

/**
 * The real five subgraphs over the default sample data in SQLite, in one process, each on a port of its own. What they have
 * answered once they remember, unless told `live`: then their databases are the limit.
 */
const choice = { set: 'default' } as const;
const progress = progressOn(process.stderr, 'Making the sample data, cases:');
const databases = await ensureSampleData({ choice, seed: 1, target: sampleTargetOf(choice, undefined), progress });
const logger = pino({ level: 'error' }, pino.destination(2));
const served: Served = { requests: 0, bytes: 0 };
const urls: Record<string, string> = {};
const isLive = process.argv[2] === 'live';

for (const name of SUBGRAPH_NAMES) {
  // The peers sign nothing: whoever asks here is an officer of the Supreme Court.
  const viewerOf = () => SUPREME_COURT_VIEWER;
  const options = { database: databases[name], cursorKey: 'cursors of the bench', logger, viewerOf };
  const subgraph = await openSubgraph(SUBGRAPHS[name], options);
  urls[name] = isLive ? await listenLive(subgraph) : (await listenRemembering(answerOf(subgraph), served)).url;
}
answerMain('served', () => ({ ...served }));
sayListening(urls);

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

async function listenLive(subgraph: OpenSubgraph): Promise<string> {
  const server = subgraphServer(subgraph, () => false);
  server.prependListener('request', (request) => {
    // The peers send no envelope, without which a request is not even read.
    request.headers[ENVELOPE_HEADER] ??= 'none';
    served.requests += 1;
    served.bytes += Number(request.headers['content-length'] ?? 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
