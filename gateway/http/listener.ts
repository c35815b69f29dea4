import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import type { Logger } from 'pino';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import { stopGracefully, type DrainOptions } from '../../subgraphs/shared/http/graceful-stop.ts';
import { createHttpServer } from '../../subgraphs/shared/http/http-server.ts';
import { listenOn } from '../../subgraphs/shared/http/listen-on.ts';
import type { RefusalRecorder } from '../access-ledger/recording/refusal-recorder.ts';
import type { Authenticate } from '../authentication/authenticate.ts';
import { AuthenticationRefusedError } from '../authentication/refusal.ts';
import type { RequestScope } from '../serving/answer-request.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

import { errorAnswer, type Answer } from './answer.ts';
import { clientAddress, trustedProxies, type TrustedProxies } from './client-address.ts';
import { cors, type Cors } from './cors.ts';
import { languageOf } from './localise-error.ts';
import { presentRefusal } from './present-refusal.ts';
import { refusedLogin } from './refused-login.ts';
import { requestEnded } from './request-ended.ts';
import { routes, type Route, type RouteParts } from './routes.ts';
import { sendAnswer } from './send-answer.ts';
import { unsentAnswers, type UnsentAnswers } from './unsent-answers.ts';

/** Where to listen, and the limits of requests; sizes in bytes, times in milliseconds. */
export interface HttpOptions extends DrainOptions {
  readonly host: string;
  readonly port: number;
  /** Largest request body. */
  readonly bodyBytes: number;
  /** Most bytes of answers that clients have not taken yet, of all together. */
  readonly unsentBytes: number;
  /** Longest that a client may take to send its request. */
  readonly readMs: number;
  /** How long an idle connection is kept. */
  readonly keepAliveMs: number;
  /** Whose pages may ask, beside the gateway's own. */
  readonly corsOrigins: readonly string[];
  /** Whose `X-Forwarded-For` is read: addresses and networks. */
  readonly trustedProxies: readonly string[];
}

export interface ListenerParts extends RouteParts {
  readonly authenticate: Authenticate;
  /** Records denied fields and failed logins. */
  readonly refusals: RefusalRecorder;
  readonly logger: Logger;
  /** Undefined where neither metrics nor traces are wanted. */
  readonly telemetry: Telemetry | undefined;
}

/** The gateway's HTTP server while it listens. */
export interface Listener {
  /** E.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Of answers that clients have not taken yet. */
  unsentBytes(): number;
  /** Stops without dropping a response. */
  stop(): Promise<void>;
}

/**
 * Starts the HTTP server. Each request gets an id, a viewer, an answer and one log line.
 *
 * @throws CannotListenError, e.g. where the port is in use
 */
export async function listen(parts: ListenerParts, options: HttpOptions): Promise<Listener> {
  const answerer = {
    ...parts,
    route: routes(parts, options.bodyBytes),
    cors: cors(options.corsOrigins),
    proxies: trustedProxies(options.trustedProxies),
    unsent: unsentAnswers(options.unsentBytes),
    open: new WeakMap<Socket, OpenRequest>(),
  };
  const server = createHttpServer(
    options,
    (request, response) => void serve(request, response, answerer),
    (socket, status) => refusedAt(socket, status, answerer),
  );
  const port = await listenOn(server, options.port, options.host);
  const url = `http://${urlHost(options.host)}:${port}`;
  parts.logger.info({ url }, 'listening');
  return { url, unsentBytes: answerer.unsent.bytes, stop: () => stopGracefully(server, options) };
}

/**
 * The id of a request in its answer, in the log and at the subgraphs. The caller's `x-request-id` is used if it consists of
 * safe characters: the id goes into headers and log lines, so it must not be able to inject another one. Otherwise a new
 * id is created.
 */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}

/** The host of a URL by which this machine reaches a server that listens on `host`. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

interface Answerer extends ListenerParts {
  readonly route: Route;
  readonly cors: Cors;
  readonly proxies: TrustedProxies;
  readonly unsent: UnsentAnswers;
  /** The latest request of each connection, until its response is closed. */
  readonly open: WeakMap<Socket, OpenRequest>;
}

interface OpenRequest {
  readonly response: ServerResponse;
  readonly scope: RequestScope;
}

/**
 * What is no HTTP request, or came too slowly. Where it is the body of a request, it is that request that is refused: it has its log
 * line and count when its response is closed.
 */
function refusedAt(socket: Socket, status: number, { open, logger, telemetry }: Answerer): string {
  const request = open.get(socket);
  if (request !== undefined && !request.response.req.complete) {
    const { response, scope } = request;
    if (!response.headersSent) {
      response.statusCode = status;
      scope.notes.isRefused = true;
    }
    return scope.requestId;
  }
  const requestId = randomUUID();
  logger.info({ requestId, route: 'unknown', status }, 'request');
  telemetry?.notHttp(status);
  return requestId;
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Answerer): Promise<void> {
  const started = performance.now();
  const url = parseTarget(request.url ?? '/');
  const clientLeft = new AbortController();
  const scope: RequestScope = {
    requestId: requestIdOf(request.headers['x-request-id']),
    viewer: PUBLIC_VIEWER,
    clientLeft: clientLeft.signal,
    address: clientAddress(request, parts.proxies),
    language: languageOf(request.headers['accept-language']),
    notes: { errorCodes: new Set(), ...(parts.telemetry && { timings: [] }) },
  };
  const open = { response, scope };
  parts.open.set(request.socket, open);
  parts.telemetry?.requestBegan();
  response.setHeader('x-request-id', scope.requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.once('close', () => {
    // Not after a complete answer: nothing listens any more, and each abort creates an error with a stack.
    if (!response.writableFinished) {
      clientLeft.abort();
    }
    if (parts.open.get(request.socket) === open) {
      parts.open.delete(request.socket);
    }
    requestEnded(parts, response, url, scope, performance.now() - started);
  });
  const answer = await answerTo(request, url, scope, parts);
  if (parts.isDraining()) {
    response.setHeader('connection', 'close');
  }
  await sendAnswer(response, answer, request.method !== 'HEAD', (bytes) =>
    parts.unsent.add(response, bytes, scope.address ?? ''),
  );
}

async function answerTo(
  request: IncomingMessage,
  url: URL | undefined,
  publicScope: RequestScope,
  parts: Answerer,
): Promise<Answer> {
  if (url === undefined) {
    const message = 'The address cannot be read: text in it must be in UTF-8 and percent-encoded.';
    publicScope.notes.isRefused = true;
    publicScope.notes.errorCodes.add('BAD_REQUEST');
    return presentRefusal(errorAnswer('BAD_REQUEST', message), '', request.headers);
  }
  // A preflight carries no token.
  const answer =
    parts.cors.preflight(request, url.pathname) ?? (await authenticatedAnswer(request, url, publicScope, parts));
  if (answer.refusal !== undefined) {
    publicScope.notes.isRefused = true;
    publicScope.notes.errorCodes.add(answer.refusal.code);
  }
  return parts.cors.readable(presentRefusal(answer, url.pathname, request.headers), request, url.pathname);
}

async function authenticatedAnswer(
  request: IncomingMessage,
  url: URL,
  publicScope: RequestScope,
  { authenticate, refusals, logger, route }: Answerer,
): Promise<Answer> {
  const { requestId } = publicScope;
  try {
    // A health probe has no token, and must be answered even if keys are not available.
    const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);
    const scope = viewer === undefined ? publicScope : { ...publicScope, viewer };
    scope.notes.audience = scope.viewer.audience;
    const answer = await route(request, url, scope);
    const { documentHash, denied, refusedFields } = scope.notes;
    refusals.answered({ requestId, viewer: scope.viewer, documentHash, deniedFields: denied, refusedFields });
    return answer;
  } catch (error) {
    const refused = refusedLogin(error, request);
    if (error instanceof AuthenticationRefusedError) {
      publicScope.notes.login = { reason: error.reason, claim: error.claim };
      refusals.loginRefused(error.reason, publicScope);
    }
    if (refused !== undefined) {
      return refused;
    }
    if (!publicScope.clientLeft.aborted) {
      logger.error({ requestId, fault: error instanceof Error ? error.name : typeof error }, 'fault');
    }
    const message = 'An unexpected fault, logged under the request id.';
    return errorAnswer('INTERNAL_SERVER_ERROR', message, 500, {}, { requestId });
  }
}

/** Parsed once, because nearly all requests are for it. */
const GRAPH: Readonly<URL> = new URL('/graphql', 'http://gateway');

/** Uses only the path and query of the request target: the host header comes from the client and must decide nothing. */
function parseTarget(target: string): URL | undefined {
  if (target === '/graphql') {
    return GRAPH;
  }
  return target.startsWith('/') &&
    URL.canParse(target, 'http://gateway') &&
    !target.startsWith('//') &&
    isExactText(target)
    ? new URL(target, 'http://gateway')
    : undefined;
}

/**
 * Whether an address is text in UTF-8, percent-encoded. `URL` reads anything else as other text: what a program encoded in GBK
 * becomes `\ufffd`, and bytes that it did not encode become Latin letters.
 */
function isExactText(target: string): boolean {
  if (!/[^!-$&-~]/.test(target)) {
    return true;
  }
  try {
    decodeURIComponent(target.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    return !/[^!-~]/.test(target);
  } catch {
    return false;
  }
}
