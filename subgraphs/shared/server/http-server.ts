import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { ENVELOPE_HEADER } from '../envelope/envelope.ts';

import type { OpenSubgraph } from './open-subgraph.ts';
import type { SubgraphReply } from './subgraph-handler.ts';

/** Largest request read: the gateway's own limit, and room for a thousand representations. */
const REQUEST_BYTES = 4 * 1024 ** 2;

/**
 * Serves a subgraph over HTTP: `POST /graphql` for the gateway, `/health/live` and `/health/ready` for the operator. Whatever
 * else is asked, and by whom, the answer is the same 401.
 */
export function subgraphServer(subgraph: OpenSubgraph, isDraining: () => boolean): Server {
  return createServer((request, response) => {
    if (isDraining()) {
      response.setHeader('connection', 'close');
    }
    const caller = new AbortController();
    response.once('close', () => caller.abort());
    reply(subgraph, isDraining, request, caller.signal)
      .catch(() => text(500, 'The request could not be answered.'))
      .then(
        (answer) => send(response, answer),
        () => response.destroy(),
      );
  });
}

async function reply(
  subgraph: OpenSubgraph,
  isDraining: () => boolean,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<SubgraphReply> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/health/live') {
    return text(200, 'live');
  }
  if (path === '/health/ready') {
    return !isDraining() && (await subgraph.ready()) ? text(200, 'ready') : text(503, 'not ready');
  }
  const headers = request.headers as Record<string, string>;
  if (path !== '/graphql' || request.method !== 'POST' || headers[ENVELOPE_HEADER] === undefined) {
    // The gateway asks nothing of the kind. Told what anyone is told for whom it does not vouch, and not read.
    return subgraph.handler({ body: '', headers: {}, signal });
  }
  const body = await readText(request);
  if (body === null) {
    return text(413, 'The request is too large.');
  }
  return subgraph.handler({ body, headers, signal });
}

async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > REQUEST_BYTES) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, contentType, body }: SubgraphReply): void {
  response.writeHead(status, { 'content-type': contentType, 'x-content-type-options': 'nosniff' }).end(body);
}

function text(status: number, body: string): SubgraphReply {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}
