import type { IncomingMessage } from 'node:http';

import { clockOf } from '../../subgraphs/shared/clock.ts';
import { dateInShanghai } from '../../subgraphs/shared/scalars/date-time.ts';
import type { Slice, Slices } from '../authorization/slices.ts';
import type { QueriesRoute } from '../saved-queries/queries-route.ts';
import type { RequestScope } from '../serving/answer-request.ts';
import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { errorAnswer, jsonAnswer, type Answer } from './answer.ts';
import { errorPage } from './error-page.ts';
import type { ExplorerFiles } from './explorer-files.ts';
import { graphqlRoute } from './graphql-route.ts';
import type { ServeGraphql } from './graphql-server.ts';
import { fromThisMachine } from './personas-route.ts';
import { readJson } from './read-json.ts';

export type Route = (request: IncomingMessage, url: URL, scope: RequestScope) => Promise<Answer>;

export interface RouteParts {
  readonly serveGraphql: ServeGraphql;
  readonly sliceOf: Slices['of'];
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** The day that data are read as of; null for the machine's own. */
  readonly today: string | null;
  readonly explorer: ExplorerFiles;
  /** Answers `/q` and everything below. */
  readonly savedQueries: QueriesRoute;
  /** Serves the personas of the explorer; undefined where they are not offered. */
  readonly personas: (() => Promise<Answer>) | undefined;
  /** Whether the gateway is stopping: connections are then closed after their answer. */
  readonly isDraining: () => boolean;
}

/** Which path is answered by what. @param bodyBytes size of the largest request body */
export function routes(
  { serveGraphql, sliceOf, transports, explorer, savedQueries, isDraining, personas, today }: RouteParts,
  bodyBytes: number,
): Route {
  const graphql = graphqlRoute(serveGraphql, bodyBytes);
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
      return errorPage();
    }
    if (url.pathname === '/schema.graphql') {
      return schemaRoute(sliceOf(scope.viewer), request.headers['if-none-match']);
    }
    if (url.pathname === '/health/live') {
      return live();
    }
    if (url.pathname === '/health/ready') {
      return ready(isDraining(), transports, today);
    }
    if (url.pathname === '/personas.json' && personas !== undefined && fromThisMachine(request.socket.remoteAddress)) {
      return personas();
    }
    const file = explorer(url.pathname, request.headers['if-none-match']);
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

/** Time limit of a subgraph's readiness check; load balancers usually allow two seconds or more. */
const PROBE_MS = 1_000;

/** `/health/live`: the process answers. If it does not, a supervisor restarts it. */
function live(): Answer {
  return jsonAnswer(200, { status: 'live' });
}

/**
 * `/health/ready`: whether a load balancer should send requests here. The gateway is ready while it has a schema and is
 * not stopping. The state of each subgraph is shown, but a subgraph that is down does not make the gateway unready: the
 * other offices' data is still complete, and removing every gateway would turn one outage into five. `today` is the day
 * that data are read as of, and `clock` says whether it stands still (`fixed`, over sample data) or is the machine's.
 */
async function ready(
  isDraining: boolean,
  transports: ReadonlyMap<string, SubgraphTransport>,
  today: string | null,
): Promise<Answer> {
  const states = await Promise.all(
    [...transports].map(async ([name, transport]) => {
      const isReady = await transport.isReady(AbortSignal.timeout(PROBE_MS));
      return [name, isReady ? 'ready' : 'unavailable'] as const;
    }),
  );
  const status = isDraining ? 'stopping' : 'ready';
  return jsonAnswer(isDraining ? 503 : 200, {
    status,
    schema: 'loaded',
    today: dateInShanghai(clockOf(today)()),
    clock: today === null ? 'machine' : 'fixed',
    subgraphs: Object.fromEntries(states),
  });
}
