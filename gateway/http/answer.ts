import type { ServerResponse } from 'node:http';

import { ERROR_CATALOGUE, type ErrorCode } from '../errors.ts';

/** A complete HTTP response; the listener adds the headers that all responses have. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
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

export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer, withBody: boolean): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  const hasLength = status !== 304 && status !== 204;
  response.writeHead(status, hasLength ? { ...headers, 'content-length': String(length) } : { ...headers });
  response.end(withBody && hasLength ? body : undefined);
}
