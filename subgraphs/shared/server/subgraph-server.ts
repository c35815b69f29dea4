import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { ENVELOPE_HEADER } from '../envelope/envelope.ts';
import { createHttpServer } from '../http/http-server.ts';
import { BodyEncodingError, BodyTooLargeError, readBody } from '../http/read-body.ts';

import type { OpenSubgraph } from './open-subgraph.ts';
import { STATEMENTS_HEADER, type SubgraphReply } from './subgraph-handler.ts';

/** Largest request body, in bytes: the gateway's own limit, and a thousand representations. */
const REQUEST_BYTES = 4 * 1024 ** 2;

/** The gateway's HTTP client reads `keepAliveMs` from the `keep-alive` header, and closes idle connections earlier. */
const LIMITS = { readMs: 10_000, keepAliveMs: 65_000 };

/**
 * Serves a subgraph over HTTP: `POST /graphql` for the gateway, `/health/live` and `/health/ready` for the operator. Every
 * other request gets the same 401, whoever sent it.
 */
export function subgraphServer(
  subgraph: OpenSubgraph,
  isDraining: () => boolean,
  /** What the operator should know of the database, a line each: columns and counts. */
  remarks: () => readonly string[] = () => [],
): Server {
  return createHttpServer(LIMITS, (request, response) => {
    const clientLeft = new AbortController();
    response.once('close', () => {
      // Not after a whole answer: nobody listens any more, and each abort makes an error with a stack.
      if (!response.writableFinished) {
        clientLeft.abort();
      }
    });
    reply({ subgraph, isDraining, remarks }, request, clientLeft.signal)
      .catch(() => text(500, 'The request could not be answered.'))
      .then(
        (answer) => send(response, answer, isDraining()),
        () => response.destroy(),
      );
  });
}

interface Served {
  readonly subgraph: OpenSubgraph;
  readonly isDraining: () => boolean;
  readonly remarks: () => readonly string[];
}

async function reply(
  { subgraph, isDraining, remarks }: Served,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<SubgraphReply> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/health/live') {
    return text(200, 'live');
  }
  if (path === '/health/ready') {
    return !isDraining() && (await subgraph.ready(signal))
      ? text(200, ['ready', ...remarks()].join('\n'))
      : text(503, 'not ready');
  }
  const headers = request.headers as Record<string, string>;
  if (path !== '/graphql' || request.method !== 'POST' || headers[ENVELOPE_HEADER] === undefined) {
    // The gateway never sends such a request. Its body is not read; it is answered like one without a valid envelope.
    return subgraph.handler({ body: '', headers: {}, signal });
  }
  try {
    return await subgraph.handler({ body: await readBody(request, REQUEST_BYTES), headers, signal });
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      return text(413, 'The request is too large.');
    }
    if (error instanceof BodyEncodingError) {
      return text(error.status, error.message);
    }
    throw error;
  }
}

/** The rest of a refused body is not read, so the connection cannot be used again. */
function send(
  response: ServerResponse,
  { status, contentType, body, statements }: SubgraphReply,
  isDraining: boolean,
): void {
  const connection = isDraining || status === 413 || status === 415 ? { connection: 'close' } : {};
  response
    .writeHead(status, {
      ...{ 'content-type': contentType, 'x-content-type-options': 'nosniff', ...connection },
      ...(statements !== undefined && { [STATEMENTS_HEADER]: String(statements) }),
    })
    .end(body);
}

function text(status: number, body: string): SubgraphReply {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}
