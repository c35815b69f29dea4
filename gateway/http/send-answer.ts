import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { PARTIAL_SUCCESS } from '../errors.ts';

import { errorAnswer, type Answer } from './answer.ts';
import { presentRefusal } from './present-refusal.ts';

/** A client that takes nothing for so long, in milliseconds, has gone, or holds memory and a connection for nothing. */
const STALLED_MS = 120_000;

/**
 * Sends an answer, or discards it where the client has left.
 *
 * @param held called with the bytes that the answer holds in memory until its client has taken it
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  withBody: boolean,
  held: (bytes: number) => void,
): Promise<void> {
  const { status, headers, body } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    if (!response.destroyed) {
      sendWhole(response, { ...answer, body }, withBody, held);
    }
    return;
  }
  if (response.destroyed || !withBody) {
    await body[Symbol.asyncIterator]().return?.();
    if (!response.destroyed) {
      response.writeHead(status, { ...headers }).end();
    }
    return;
  }
  if (response.req.httpVersionMajor === 1 && response.req.httpVersionMinor === 0) {
    // There the end of the connection is the end of the body: a client would take a broken transfer for whole.
    await body[Symbol.asyncIterator]().return?.();
    const refused = errorAnswer('BAD_REQUEST', 'A result of this length needs HTTP/1.1.', 505);
    const presented = presentRefusal(refused, '', response.req.headers);
    sendWhole(response, { ...presented, body: String(presented.body) }, true, held);
    return;
  }
  response.setTimeout(STALLED_MS, () => response.destroy());
  response.writeHead(status, { ...headers });
  // A failure destroys the response: without its last chunk no client takes it for whole.
  await pipeline(Readable.from(body, { objectMode: false }), response).catch(() => undefined);
}

function sendWhole(
  response: ServerResponse,
  { status, headers, body, isKept = false }: Answer & { readonly body: string | Buffer },
  withBody: boolean,
  held: (bytes: number) => void,
): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  const hasLength = status !== 304 && status !== 204;
  if (status === PARTIAL_SUCCESS) {
    response.statusMessage = 'Partial Success';
  }
  response.writeHead(status, hasLength ? { ...headers, 'content-length': String(length) } : { ...headers });
  response.setTimeout(STALLED_MS, () => response.destroy());
  const sent = withBody && hasLength ? body : undefined;
  if (headers['connection'] === 'close' && !response.req.complete && sent !== undefined) {
    response.write(sent);
    endAfterRequest(response);
  } else {
    response.end(sent);
    if (sent !== undefined && !isKept && !response.writableFinished) {
      held(length);
    }
  }
}

/** Longest that the rest of a refused request is read, in milliseconds. */
const LINGER_MS = 2_000;

/**
 * Closes the connection when the client has sent all of its request, or after a while. The answer is sent already. If the
 * connection were closed while the client still sends, the system would reset it, and the client would lose the answer: it would
 * see EPIPE or ECONNRESET in place of 413 or 401 (RFC 9112, 9.6).
 */
function endAfterRequest(response: ServerResponse): void {
  const { req: request } = response;
  const timeout = setTimeout(() => response.destroy(), LINGER_MS);
  request.once('end', () => response.end());
  request.once('close', () => response.end());
  response.once('close', () => clearTimeout(timeout));
  request.on('error', () => undefined).resume();
}
