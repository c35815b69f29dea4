import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

/** How a misbehaving subgraph responds to a request; `body` would be the good response. */
export type Misbehaviour = (body: string, response: ServerResponse, request: IncomingMessage) => void;

export interface FaultySubgraph {
  readonly url: string;
  /** Number of requests that reached it. */
  requests(): number;
  headersOfLast(): IncomingMessage['headers'];
  behave(misbehaviour: Misbehaviour | undefined): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

/** A real HTTP server on a free port that responds as its handler does unless a misbehaviour is set. */
export async function startFaultySubgraph(handler: SubgraphHandler): Promise<FaultySubgraph> {
  let misbehaviour: Misbehaviour | undefined;
  let requests = 0;
  let headersOfLast: IncomingMessage['headers'] = {};
  const server = createServer((request, response) => {
    requests += 1;
    headersOfLast = request.headers;
    void answer(handler, request).then((body) => (misbehaviour ?? answerWell)(body, response, request));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests: () => requests,
    headersOfLast: () => headersOfLast,
    behave: (next) => {
      misbehaviour = next;
    },
    async goDown() {
      if (server.listening) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    },
    async comeBack() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

export function answerJson(response: ServerResponse, value: unknown): void {
  answerWell(JSON.stringify(value), response);
}

function answerWell(body: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

async function answer(handler: SubgraphHandler, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  if (request.method !== 'POST') {
    return '{}';
  }
  const signal = new AbortController().signal;
  const headers = request.headers as Record<string, string>;
  return (await handler({ body: Buffer.concat(chunks).toString(), headers, signal })).body;
}
