import type { IncomingMessage } from 'node:http';

import type { Slice, Slices } from '../authorization/slices.ts';
import type { QueriesRoute } from '../saved-queries/queries-route.ts';
import type { RequestScope } from '../serving/answer-request.ts';

import { errorAnswer, jsonAnswer, type Answer } from './answer.ts';
import { errorPage } from './error-page.ts';
import type { ExplorerFiles } from './explorer-files.ts';
import type { FirstClientPages } from './first-client-pages.ts';
import { graphqlRoute } from './graphql-route.ts';
import type { ServeGraphql } from './graphql-server.ts';
import { fromThisMachine, namesThisMachine } from './personas-route.ts';
import { readJson } from './read-json.ts';
import { readiness, type ReadinessParts } from './readiness.ts';

export type Route = (request: IncomingMessage, url: URL, scope: RequestScope) => Promise<Answer>;

export interface RouteParts extends ReadinessParts {
  readonly serveGraphql: ServeGraphql;
  readonly sliceOf: Slices['of'];
  readonly explorer: ExplorerFiles;
  readonly firstClient: FirstClientPages;
  /** Answers `/q` and everything below. */
  readonly savedQueries: QueriesRoute;
  /** Serves the personas of the explorer; undefined where they are not offered. */
  readonly personas: (() => Promise<Answer>) | undefined;
  /** Whether the gateway is stopping: connections are then closed after their answer. */
  readonly isDraining: () => boolean;
}

/** Which path is answered by what. @param bodyBytes size of the largest request body */
export function routes(parts: RouteParts, bodyBytes: number): Route {
  const { serveGraphql, sliceOf, explorer, firstClient, savedQueries, isDraining, personas } = parts;
  const graphql = graphqlRoute(serveGraphql, bodyBytes);
  const ready = readiness(parts);
  return async (request, url, scope) => {
    if (url.pathname === '/graphql') {
      return graphql(request, url, scope);
    }
    if (url.pathname === '/q/own' || url.pathname.startsWith('/q/own/')) {
      const hasBody = request.method === 'POST' || request.method === 'PUT';
      const body = hasBody ? await readJson(request, bodyBytes) : undefined;
      return body !== undefined && 'status' in body ? body : savedQueries(request, url, scope, body?.json);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return errorAnswer('BAD_REQUEST', 'Nothing here takes that method.', 405, { allow: 'GET, HEAD' });
    }
    if (url.pathname === '/q' || url.pathname.startsWith('/q/')) {
      return savedQueries(request, url, scope);
    }
    if (url.pathname === '/errors') {
      return errorPage(request.headers);
    }
    if (url.pathname === '/schema.graphql') {
      return schemaRoute(sliceOf(scope.viewer), request.headers['if-none-match']);
    }
    if (url.pathname === '/health/live') {
      return live();
    }
    if (url.pathname === '/health/ready') {
      return ready(isDraining());
    }
    if (
      url.pathname === '/personas.json' &&
      personas !== undefined &&
      fromThisMachine(request.socket.remoteAddress) &&
      namesThisMachine(request.headers.host)
    ) {
      return personas();
    }
    const file = firstClient(url.pathname, request.headers) ?? explorer(url.pathname, request.headers);
    return file ?? errorAnswer('BAD_REQUEST', 'Nothing is served here; the graph is at /graphql.', 404);
  };
}

/** `/schema.graphql`: the schema as far as the viewer can read it, as SDL, for code generators. */
function schemaRoute({ sdl }: Slice, ifNoneMatch: string | undefined): Answer {
  // The schema at this address differs between viewers.
  const headers = { etag: sdl.etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
  return ifNoneMatch === sdl.etag
    ? { status: 304, headers, body: '' }
    : { status: 200, headers: { ...headers, 'content-type': 'application/graphql; charset=utf-8' }, body: sdl.text };
}

/** `/health/live`: the process answers. If it does not, a supervisor restarts it. */
function live(): Answer {
  return jsonAnswer(200, { status: 'live' });
}
