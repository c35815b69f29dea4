import type { IncomingMessage } from 'node:http';

import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';

import { isErrorCode } from '../errors.ts';
import type { RequestScope } from '../serving/answer-request.ts';

import { JSON_TYPE, preferred, RESULT_TYPE, type ResponseType } from './accept.ts';
import { errorAnswer, type Answer } from './answer.ts';
import { statusOf, type ServeGraphql } from './graphql-server.ts';
import { readJson } from './read-json.ts';

/** The headers that Apollo Server needs; others are not passed on. */
const PROTOCOL_HEADERS = ['content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * `/graphql`: GraphQL over HTTP (https://http-spec.graphql.org/September2026/), by POST with a JSON body or by GET with a query
 * string. Apollo Server is told one media type only, the one that the client prefers: it would run a request whose answer the
 * client does not accept.
 */
export function graphqlRoute(serve: ServeGraphql, bodyBytes: number) {
  return async (request: IncomingMessage, url: URL, scope: RequestScope): Promise<Answer> => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method !== 'POST' && method !== 'GET') {
      return errorAnswer('BAD_REQUEST', 'GraphQL is asked by GET or POST.', 405, { allow: 'GET, HEAD, POST' });
    }
    const type = responseType(request.headers.accept);
    if (type === undefined) {
      return errorAnswer('BAD_REQUEST', NOT_ACCEPTABLE, 406);
    }
    const body = method === 'POST' ? await readJson(request, bodyBytes) : undefined;
    if (body !== undefined && 'status' in body) {
      return body;
    }
    const search = withoutEmpty(url.search);
    try {
      const response = await serve({ method, headers: headerMap(request, type), search, body: body?.json }, scope);
      return answerOf(response, request, type, scope);
    } catch (error) {
      return refusedBy(error, type);
    }
  };
}

const NOT_ACCEPTABLE = 'The request accepts neither application/graphql-response+json nor application/json.';

/** Nearly all clients send one of these; to read a header costs as much as the rest of the headers. */
const USUAL_TYPES: ReadonlyMap<unknown, ResponseType> = new Map([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  [JSON_TYPE, JSON_TYPE],
  [RESULT_TYPE, RESULT_TYPE],
]);

function responseType(accept: string | undefined): ResponseType | undefined {
  return USUAL_TYPES.get(accept) ?? preferred(accept, [JSON_TYPE, RESULT_TYPE]);
}

/** The answer to a request that is refused before Apollo Server sees it. */
function refusedBy(error: unknown, type: ResponseType): Answer {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (!isErrorCode(code)) {
    throw error;
  }
  return errorAnswer(code, (error as GraphQLError).message, statusOf(code, type));
}

function answerOf(
  { status = 200, headers, body }: HTTPGraphQLResponse,
  request: IncomingMessage,
  type: ResponseType,
  { notes: { errorCodes } }: RequestScope,
): Answer {
  if (body.kind === 'chunked') {
    throw new Error('Apollo Server sent the response in chunks, which is turned off.');
  }
  const kept = { 'cache-control': 'no-store', ...Object.fromEntries(headers) };
  if (status >= 400 && errorCodes.size === 0) {
    // Apollo Server refuses the request before it is one of GraphQL.
    errorCodes.add('BAD_REQUEST');
    const { errors } = JSON.parse(body.string) as { errors: readonly { message: string }[] };
    return errorAnswer('BAD_REQUEST', errors[0]?.message ?? '', malformedStatus(status, request, type), kept);
  }
  const isMalformed = status >= 400 && errorCodes.has('BAD_REQUEST');
  return { status: isMalformed ? malformedStatus(status, request, type) : status, headers: kept, body: body.string };
}

/** The status of a request that has not the form of a GraphQL request, or that another site may have sent. */
function malformedStatus(status: number, request: IncomingMessage, type: ResponseType): number {
  if (status !== 400 || type === JSON_TYPE) {
    return status;
  }
  return isUnprotected(request) ? 403 : 422;
}

/** Whether another site could have sent it without a preflight: Apollo Server refuses that whatever it asks. */
function isUnprotected({ method, headers }: IncomingMessage): boolean {
  return method !== 'POST' && PREFLIGHTED_BY.every((name) => headers[name] === undefined);
}

const PREFLIGHTED_BY = ['content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** An empty parameter means an absent one, and so does `null` where JSON is expected. */
function withoutEmpty(search: string): string {
  if (!/[?&](?:operationName|variables|extensions)=(?:&|$|null(?:&|$))/.test(search)) {
    return search;
  }
  const parameters = new URLSearchParams(search);
  for (const name of ['operationName', 'variables', 'extensions']) {
    const empty = name === 'operationName' ? [''] : ['', 'null'];
    if (parameters.getAll(name).every((value) => empty.includes(value))) {
      parameters.delete(name);
    }
  }
  return `?${parameters}`;
}

function headerMap({ headers }: IncomingMessage, type: ResponseType): HeaderMap {
  const map = new HeaderMap();
  for (const name of PROTOCOL_HEADERS) {
    const value = headers[name];
    if (value !== undefined) {
      map.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  if (type === RESULT_TYPE) {
    map.set('accept', RESULT_TYPE);
  }
  return map;
}
