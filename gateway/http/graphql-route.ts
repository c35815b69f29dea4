import type { IncomingMessage } from 'node:http';

import { HeaderMap } from '@apollo/server';

import { BodyTooLarge, readBody } from '../../subgraphs/shared/http/read-body.ts';
import type { RequestScope } from '../serving/request-scope.ts';
import type { AskAs } from '../serving/viewer-servers.ts';

import { errorAnswer, type Answer } from './answer.ts';
import type { AnswerPlain } from './plain-question.ts';

/** `/graphql`: GraphQL over HTTP, by POST with a JSON body or by GET with a query string. */
export function graphqlRoute(ask: AskAs, answerPlain: AnswerPlain, bodyBytes: number) {
  return async (request: IncomingMessage, url: URL, scope: RequestScope): Promise<Answer> => {
    if (request.method !== 'POST' && request.method !== 'GET') {
      return errorAnswer('BAD_REQUEST', 'GraphQL is asked by GET or POST.', 405, { allow: 'GET, POST' });
    }
    const body = request.method === 'POST' ? await readJson(request, bodyBytes) : undefined;
    if (body !== undefined && 'status' in body) {
      return body;
    }
    const plain = body && answerPlain(body.json, request.headers, scope);
    if (plain !== undefined) {
      return plain;
    }
    const {
      status,
      headers,
      body: result,
    } = await ask({ method: request.method, headers: headerMap(request), search: url.search, body: body?.json }, scope);
    if (result.kind === 'chunked') {
      throw new Error('The answer came in parts, which is turned off.');
    }
    return {
      status: status ?? 200,
      headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },
      body: result.string,
    };
  };
}

async function readJson(request: IncomingMessage, bodyBytes: number): Promise<{ json: unknown } | Answer> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType)) {
    // Also what a form on another site can send without asking first; nothing of it is read.
    return errorAnswer('BAD_REQUEST', 'The body must be application/json in UTF-8.', 415, { connection: 'close' });
  }
  if (request.headers['content-encoding'] !== undefined) {
    return errorAnswer('BAD_REQUEST', 'The body must not be compressed.', 415, { connection: 'close' });
  }
  try {
    return { json: JSON.parse(await readBody(request, bodyBytes)) as unknown };
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return errorAnswer('BAD_REQUEST', `The body is larger than ${bodyBytes} bytes.`, 413, { connection: 'close' });
    }
    if (error instanceof SyntaxError) {
      return errorAnswer('BAD_REQUEST', 'The body is not JSON.');
    }
    throw error;
  }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  return headers;
}
