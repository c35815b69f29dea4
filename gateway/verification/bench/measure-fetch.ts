import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { Pool } from 'undici';

import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import { freshKeys } from '../../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeSigner } from '../../../subgraphs/shared/envelope/sign-envelope.ts';
import { httpTransport } from '../../subgraph-client/http-transport.ts';
import { openSubgraph } from '../../subgraph-client/subgraph.ts';

const CONNECTIONS = 32;
const ROUNDS = 7;
const SIZES = { small: 1, large: 300 };
const DEADLINE_MS = 5_000;

/**
 * The CPU cost of one fetch, without parsing: ours, and the usual code with undici's `request`, `AbortSignal.any` and the
 * reply's `text()`. Interleaved rounds; prints the median and the range in µs.
 * Run by hand: `tsx gateway/verification/bench/measure-fetch.ts`.
 */
async function measure(): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  const port = await new Promise<number>((resolve) => server.once('message', (message) => resolve(Number(message))));
  for (const [size, rows] of Object.entries(SIZES)) {
    const url = `http://127.0.0.1:${port}/${rows}`;
    const fetches = { usual: usualFetch(url), ours: ourFetch(url) };
    const costs: Record<string, number[]> = { usual: [], ours: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [name, fetch] of Object.entries(fetches)) {
        const cost = await costOf(fetch, size === 'small' ? 8_000 : 3_000);
        if (round >= 0) {
          costs[name]?.push(cost);
        }
      }
    }
    for (const [name, measured] of Object.entries(costs)) {
      const sorted = measured.toSorted((a, b) => a - b).map((cost) => cost.toFixed(1));
      process.stdout.write(`${size} ${name}: ${sorted[ROUNDS >> 1]} µs (${sorted[0]}–${sorted.at(-1)})\n`);
    }
  }
  server.kill();
  process.exit(0);
}

type Fetch = (body: string, clientLeft: AbortSignal) => Promise<unknown>;

function usualFetch(url: string): Fetch {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  return async (body, clientLeft) => {
    const signal = AbortSignal.any([clientLeft, AbortSignal.timeout(DEADLINE_MS)]);
    const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': 'r1' };
    const reply = await pool.request({ method: 'POST', path: pathname, headers, body, signal });
    return reply.body.text();
  };
}

function ourFetch(url: string): Fetch {
  const bounds = {
    deadlineMs: DEADLINE_MS,
    connections: CONNECTIONS,
    queue: 1_000,
    breakerFetches: 20,
    breakerMs: 5_000,
  };
  const sign = envelopeSigner('measured', freshKeys()[0]);
  const subgraph = openSubgraph(
    'measured',
    httpTransport({ url, sign, replyBytes: 32 * 1024 ** 2, ...bounds }),
    bounds,
  );
  return (body, clientLeft) =>
    subgraph.fetch({ body, kind: 'query', context: { requestId: 'r1', viewer: PUBLIC_VIEWER, clientLeft } });
}

/** CPU of this process per fetch, in µs; every body is different, so that no fetch is shared. */
async function costOf(fetch: Fetch, times: number): Promise<number> {
  let left = times;
  const before = process.cpuUsage();
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await fetch(`{"query":"{ a }","variables":{"number":${left}}}`, new AbortController().signal);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

function serve(): void {
  const server = createServer((request, response) => {
    const rows = Number(request.url?.slice(1));
    const body = JSON.stringify({
      data: { rows: Array.from({ length: rows }, (_, id) => ({ id, title: `案件 ${id}` })) },
    });
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

if (process.argv[2] === 'serve') {
  serve();
} else {
  await measure();
}
