import type { IncomingMessage } from 'node:http';

import { BodyEncodingError, BodyTooLargeError, readBody } from '../../subgraphs/shared/http/read-body.ts';

import { errorAnswer, type Answer } from './answer.ts';

/** Reads a JSON body of at most `bodyBytes`, or answers why not. */
export async function readJson(request: IncomingMessage, bodyBytes: number): Promise<{ json: unknown } | Answer> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType)) {
    // A form on another site can send other types without a CORS preflight; such a body is not read.
    return errorAnswer('BAD_REQUEST', 'The body must be application/json in UTF-8.', 415, { connection: 'close' });
  }
  if (request.headers['content-encoding'] !== undefined) {
    return errorAnswer('BAD_REQUEST', 'The body must not be compressed.', 415, { connection: 'close' });
  }
  try {
    return { json: JSON.parse(await readBody(request, bodyBytes)) as unknown };
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      return errorAnswer('BAD_REQUEST', `The body is larger than ${bodyBytes} bytes.`, 413, { connection: 'close' });
    }
    if (error instanceof BodyEncodingError) {
      return errorAnswer('BAD_REQUEST', error.message, error.status);
    }
    if (error instanceof SyntaxError) {
      return errorAnswer('BAD_REQUEST', 'The body is not JSON.');
    }
    throw error;
  }
}
