import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Logger } from 'pino';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import { stopGracefully, type DrainOptions } from '../../subgraphs/shared/http/graceful-stop.ts';
import { createHttpServer } from '../../subgraphs/shared/http/http-server.ts';
import type { RefusalRecorder } from '../access-ledger/refusal-recorder.ts';
import type { Authenticate } from '../authentication/authenticate.ts';
import { AuthenticationRefusedError } from '../authentication/refusal.ts';
import type { Slices } from '../authorization/slices.ts';
import type { RequestScope } from '../serving/answer-request.ts';
import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { errorAnswer, sendAnswer, type Answer } from './answer.ts';
import type { ExplorerFiles } from './explorer-files.ts';
import { graphqlRoute } from './graphql-route.ts';
import type { ServeGraphql } from './graphql-server.ts';
import { live, ready } from './health-route.ts';
import { fromThisMachine } from './personas-route.ts';
import { refusedLogin } from './refused-login.ts';
import { requestIdOf } from './request-id.ts';
import { schemaRoute } from './schema-route.ts';

/** Where to listen, and for how much; sizes in bytes, times in milliseconds. */
export interface HttpOptions extends DrainOptions {
  readonly host: string;
  readonly port: number;
  /** Largest request body. */
  readonly bodyBytes: number;
  /** Longest that a client may take to send its request. */
  readonly readMs: number;
  /** How long an idle connection is kept. */
  readonly keepAliveMs: number;
}

export interface ListenerParts {
  readonly authenticate: Authenticate;
  /** Told of what was not given. */
  readonly refusals: RefusalRecorder;
  /** Whom the explorer may play; undefined where nobody is offered. */
  readonly personas: (() => Promise<Answer>) | undefined;
  readonly serveGraphql: ServeGraphql;
  readonly sliceOf: Slices['of'];
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  readonly explorer: ExplorerFiles;
  readonly logger: Logger;
  /** Whether the gateway is on its way out: connections are then closed after their answer. */
  readonly isDraining: () => boolean;
}

/** The gateway's HTTP server while it listens. */
export interface Listener {
  /** E.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Stops without dropping a response. */
  stop(): Promise<void>;
}

/**
 * Listens: a request id, limits of time and size, the routes, one log line for each request.
 *
 * @throws what the operating system says where the port is taken
 */
export async function listen(parts: ListenerParts, options: HttpOptions): Promise<Listener> {
  const route = router(parts, options);
  const server = createHttpServer(options, (request, response) => void serve(request, response, parts, route));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${urlHost(options.host)}:${port}`;
  parts.logger.info({ url }, 'listening');
  return { url, stop: () => stopGracefully(server, options) };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

type Route = (request: IncomingMessage, url: URL, scope: RequestScope) => Promise<Answer>;

function router(
  { serveGraphql, sliceOf, transports, explorer, isDraining, personas }: ListenerParts,
  config: HttpOptions,
): Route {
  const graphql = graphqlRoute(serveGraphql, config.bodyBytes);
  return async (request, url, scope) => {
    if (url.pathname === '/graphql') {
      return graphql(request, url, scope);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return errorAnswer('BAD_REQUEST', 'Nothing here takes that method.', 405, { allow: 'GET, HEAD' });
    }
    if (url.pathname === '/schema.graphql') {
      return schemaRoute(sliceOf(scope.viewer), request.headers['if-none-match']);
    }
    if (url.pathname === '/health/live') {
      return live();
    }
    if (url.pathname === '/health/ready') {
      return ready(isDraining(), transports);
    }
    if (url.pathname === '/personas.json' && personas !== undefined && fromThisMachine(request.socket.remoteAddress)) {
      return personas();
    }
    const file = explorer(url.pathname, request.headers['if-none-match']);
    return file ?? errorAnswer('BAD_REQUEST', 'Nothing is served here; the graph is at /graphql.', 404);
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ListenerParts,
  route: Route,
): Promise<void> {
  const started = performance.now();
  const clientLeft = new AbortController();
  const scope: RequestScope = {
    requestId: requestIdOf(request.headers['x-request-id']),
    viewer: PUBLIC_VIEWER,
    clientLeft: clientLeft.signal,
    notes: { errorCodes: new Set() },
  };
  response.setHeader('x-request-id', scope.requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.once('close', () => {
    // Not when all is answered: nobody listens by then, and each abort makes an error with a stack.
    if (!response.writableFinished) {
      clientLeft.abort();
    }
    logLine(parts.logger, request, response, scope, performance.now() - started);
  });
  const answer = await answerTo(request, scope, parts, route);
  if (parts.isDraining()) {
    response.setHeader('connection', 'close');
  }
  if (!response.destroyed) {
    sendAnswer(response, answer, request.method !== 'HEAD');
  }
}

async function answerTo(
  request: IncomingMessage,
  nobodys: RequestScope,
  { authenticate, refusals, logger }: ListenerParts,
  route: Route,
): Promise<Answer> {
  const { requestId } = nobodys;
  try {
    const url = parseTarget(request.url ?? '/');
    if (url === undefined) {
      return errorAnswer('BAD_REQUEST', 'The address cannot be read.');
    }
    // A probe has no token, and is answered whoever it says it is.
    const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);
    const scope = viewer === undefined ? nobodys : { ...nobodys, viewer };
    const answer = await route(request, url, scope);
    const { documentHash, denied, refusedFields } = scope.notes;
    refusals.answered({ requestId, viewer: scope.viewer, documentHash, deniedFields: denied, refusedFields });
    return answer;
  } catch (error) {
    const refused = refusedLogin(error, request);
    if (error instanceof AuthenticationRefusedError) {
      logger.warn({ requestId, reason: error.reason, claim: error.claim }, 'login refused');
      nobodys.notes.errorCodes.add('UNAUTHENTICATED');
      refusals.loginRefused(error.reason, nobodys);
    }
    if (refused !== undefined) {
      return refused;
    }
    if (!request.destroyed) {
      logger.error({ requestId, fault: error instanceof Error ? error.name : typeof error }, 'fault');
    }
    return errorAnswer('INTERNAL_SERVER_ERROR', 'An unexpected fault, logged under the request id.');
  }
}

/** What nearly all requests are for, read once. */
const GRAPH: Readonly<URL> = new URL('/graphql', 'http://gateway');

/** Only the path and query of the target count: the host header is the client's word and decides nothing. */
function parseTarget(target: string): URL | undefined {
  if (target === '/graphql') {
    return GRAPH;
  }
  return target.startsWith('/') && URL.canParse(target, 'http://gateway') && !target.startsWith('//')
    ? new URL(target, 'http://gateway')
    : undefined;
}

/** Neither query string nor document nor variables, nor a path that leads nowhere: any of them may name a person. */
function logLine(
  logger: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, notes }: RequestScope,
  milliseconds: number,
): void {
  const path = pathOf(request.url ?? '');
  const isRoute = path === '/graphql' || [200, 304, 503].includes(response.statusCode);
  const line = {
    requestId,
    method: request.method,
    route: isRoute ? path : 'unknown',
    status: response.statusCode,
    answered: response.writableFinished,
    milliseconds: Math.round(milliseconds),
    document: notes.documentHash?.slice(0, 16),
    errors: notes.errorCodes.size > 0 ? [...notes.errorCodes] : undefined,
  };
  if (path === '/graphql') {
    logger.info(line, 'request');
  } else {
    logger.debug(line, 'request');
  }
}

/** As it is routed by: written out, `/a/../health/live` may hold anything. */
function pathOf(target: string): string | undefined {
  return target === '/graphql' ? target : parseTarget(target)?.pathname;
}
