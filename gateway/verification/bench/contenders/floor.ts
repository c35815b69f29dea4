import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Pool } from 'undici';

import type { ContenderOptions } from './contender-options.ts';

/** What our gateway did for one request body: its fetches by level, and the data of its response. */
export interface FloorScript {
  readonly levels: readonly (readonly RecordedFetch[])[];
  readonly data: unknown;
}

export interface RecordedFetch {
  readonly subgraph: string;
  readonly body: string;
}

/** By request body. */
export type FloorScripts = Readonly<Record<string, FloorScript>>;

/**
 * The least work that a gateway on Node could do: the fetches that ours made for the same request, level after level, over
 * the same HTTP server and client, without any GraphQL. `parsed` parses each reply and stringifies the response; `fixed`
 * does neither and responds with bytes made beforehand.
 */
export async function startFloor(
  { subgraphs, scriptFile = '' }: ContenderOptions,
  kind: 'parsed' | 'fixed',
): Promise<{ url: string; stop(): Promise<void> }> {
  const scripts = JSON.parse(await readFile(scriptFile, 'utf8')) as FloorScripts;
  const fixed = new Map(
    Object.entries(scripts).map(([body, { data }]) => [body, Buffer.from(JSON.stringify({ data }))]),
  );
  const pools = new Map(Object.entries(subgraphs).map(([name, url]) => [name, poolOf(url)]));

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = (await readAll(request)).toString('utf8');
      const script = scripts[body];
      if (script === undefined) {
        throw new Error('No fetches were recorded for this body.');
      }
      await repeatFetches(script, pools, kind === 'parsed');
      const reply = kind === 'parsed' ? JSON.stringify({ data: script.data }) : (fixed.get(body) ?? '');
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) })
        .end(reply);
    };
    answer().catch(() => response.writeHead(500).end());
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()));
    },
  };
}

interface SubgraphPool {
  readonly pool: Pool;
  readonly path: string;
}

function poolOf(address: string): SubgraphPool {
  const url = new URL(address);
  return { pool: new Pool(url.origin, { connections: 32 }), path: url.pathname };
}

async function repeatFetches(
  { levels }: FloorScript,
  pools: ReadonlyMap<string, SubgraphPool>,
  parses: boolean,
): Promise<void> {
  for (const level of levels) {
    await Promise.all(level.map((fetch) => repeatFetch(fetch, pools, parses)));
  }
}

async function repeatFetch(
  { subgraph, body }: RecordedFetch,
  pools: ReadonlyMap<string, SubgraphPool>,
  parses: boolean,
): Promise<void> {
  const { pool, path } = pools.get(subgraph) as SubgraphPool;
  const chunks = await send(pool, path, body);
  if (parses) {
    JSON.parse((chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8'));
  }
}

/** The cheapest way to get a reply from undici: its bytes, without a stream around them. */
function send(pool: Pool, path: string, body: string): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pool.dispatch(
      { method: 'POST', path, headers: JSON_HEADERS, body },
      {
        onRequestStart: () => {},
        onResponseStart: () => {},
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(chunks),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

const JSON_HEADERS = { 'content-type': 'application/json' };

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
