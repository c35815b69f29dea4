import type { IncomingMessage } from 'node:http';

import { HeaderMap } from '@apollo/server';

import type { RequestScope } from '../serving/answer-request.ts';

import { errorAnswer, type Answer } from './answer.ts';
import type { ServeGraphql } from './graphql-server.ts';
import { readJson } from './read-json.ts';

/** The headers that Apollo Server needs; others are not passed on. */
const PROTOCOL_HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** `/graphql`: GraphQL over HTTP, by POST with a JSON body or by GET with a query string. */
export function graphqlRoute(serve: ServeGraphql, bodyBytes: number) {
  return async (request: IncomingMessage, url: URL, scope: RequestScope): Promise<Answer> => {
    if (request.method !== 'POST' && request.method !== 'GET') {
      return errorAnswer('BAD_REQUEST', 'GraphQL is asked by GET or POST.', 405, { allow: 'GET, POST' });
    }
    const body = request.method === 'POST' ? await readJson(request, bodyBytes) : undefined;
    if (body !== undefined && 'status' in body) {
      return body;
    }
    const response = await serve(
      { method: request.method, headers: headerMap(request), search: url.search, body: body?.json },
      scope,
    );
    if (response.body.kind === 'chunked') {
      throw new Error('Apollo Server sent the response in chunks, which is turned off.');
    }
    const { status = 200, headers } = response;
    if (status >= 400 && scope.notes.errorCodes.size === 0) {
      scope.notes.errorCodes.add('BAD_REQUEST');
    }
    return {
      status,
      headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },
      body: response.body.string,
    };
  };
}

/** With these, Apollo Server answers as it does without the header; reading it costs as much as the rest of the headers. */
const DEFAULT_ACCEPT: ReadonlySet<unknown> = new Set(['*/*', 'application/json']);

function headerMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const name of PROTOCOL_HEADERS) {
    const value = headers[name];
    const isDefault = name === 'accept' && DEFAULT_ACCEPT.has(value);
    if (value !== undefined && !isDefault) {
      map.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  return map;
}
