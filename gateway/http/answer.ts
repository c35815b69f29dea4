import { ERROR_CATALOGUE, type ErrorCode } from '../errors.ts';

/** A complete HTTP response; the listener adds the headers that all responses have. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes to come are sent at the client's pace; where they fail, the connection is broken off. */
  readonly body: string | Buffer | AsyncIterable<Uint8Array>;
  /** Whether the body is in memory anyway, as a file is: then an answer that waits for its client holds nothing. */
  readonly isKept?: boolean;
  /** Why the request is not run; the listener makes the body of it, in the client's media type and language. */
  readonly refusal?: Refusal;
}

/** Why a request is not run. `facts` become extensions; they must not contain values. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
/** The answer to a request that is not run. @param status that of the code by default */
export function errorAnswer(
  code: ErrorCode,
  message: string,
  status?: number,
  headers: Record<string, string> = {},
  facts: Readonly<Record<string, unknown>> = {},
): Answer {
  return {
    status: status ?? ERROR_CATALOGUE[code].httpStatus,
    headers: { 'cache-control': 'no-store', ...headers },
    body: '',
    refusal: { code, message, facts },
  };
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
