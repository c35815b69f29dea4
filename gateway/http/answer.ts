import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { ERROR_CATALOGUE, type ErrorCode } from '../errors.ts';

/** A complete HTTP response; the listener adds the headers that all responses have. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes to come are sent at the client's pace; where they fail, the connection is broken off. */
  readonly body: string | Buffer | AsyncIterable<Uint8Array>;
}

/** A GraphQL error result for a request that is not run. `facts` become extensions; they must not contain values. */
export function errorAnswer(
  code: ErrorCode,
  message: string,
  status?: number,
  headers: Record<string, string> = {},
  facts: Readonly<Record<string, unknown>> = {},
): Answer {
  return {
    status: status ?? ERROR_CATALOGUE[code].httpStatus,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify({ errors: [{ message, extensions: { code, ...facts } }] }),
  };
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** A client that takes nothing for so long, in milliseconds, has gone, or holds memory and a connection for nothing. */
const STALLED_MS = 120_000;

/** Sends an answer, or discards it where the client has left. */
export async function sendAnswer(response: ServerResponse, answer: Answer, withBody: boolean): Promise<void> {
  const { status, headers, body } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    if (!response.destroyed) {
      sendWhole(response, status, headers, body, withBody);
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
    const { headers: ownHeaders, body: text } = errorAnswer(
      'BAD_REQUEST',
      'A result of this length needs HTTP/1.1.',
      505,
    );
    sendWhole(response, 505, ownHeaders, String(text), true);
    return;
  }
  response.setTimeout(STALLED_MS, () => response.destroy());
  response.writeHead(status, { ...headers });
  // A failure destroys the response: without its last chunk no client takes it for whole.
  await pipeline(Readable.from(body, { objectMode: false }), response).catch(() => undefined);
}

function sendWhole(
  response: ServerResponse,
  status: number,
  headers: Answer['headers'],
  body: string | Buffer,
  withBody: boolean,
): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  const hasLength = status !== 304 && status !== 204;
  response.writeHead(status, hasLength ? { ...headers, 'content-length': String(length) } : { ...headers });
  response.setTimeout(STALLED_MS, () => response.destroy());
  response.end(withBody && hasLength ? body : undefined);
}
