import type { ServerResponse } from 'node:http';

import type { Logger } from 'pino';

import type { RequestScope } from '../serving/answer-request.ts';
import type { Outcome, RequestFacts, Route, Telemetry } from '../telemetry/telemetry.ts';

/** The status, in log and metrics, of a request whose client left before any answer: nginx has it, too. */
const CLIENT_LEFT = 499;

/** One log line and one count for each request, whatever became of it. */
export function requestEnded(
  { logger, telemetry }: { readonly logger: Logger; readonly telemetry: Telemetry | undefined },
  response: ServerResponse,
  url: URL | undefined,
  scope: RequestScope,
  milliseconds: number,
): void {
  const { notes } = scope;
  const path = url?.pathname;
  const route = routeName(path);
  // Without headers, a status says that the request was cut off before it was whole.
  const isCutOff = !response.headersSent && response.statusCode >= 400;
  const isAnswered = response.writableFinished || isCutOff;
  const status = response.headersSent || isCutOff ? response.statusCode : CLIENT_LEFT;
  const isRefused = notes.isRefused === true || (isAnswered && status >= 400 && route !== 'health');
  const traceId = telemetry?.requestEnded({
    ...{ route, status, milliseconds, errorCodes: notes.errorCodes, timings: notes.timings ?? [] },
    outcome: outcomeOf(isAnswered, isRefused, notes.errorCodes.size > 0),
    audience: notes.audience ?? 'public',
    cost: notes.cost,
    operationName: notes.operationName,
  } satisfies RequestFacts);
  const line = lineOf(response, status, scope, path, milliseconds);
  if (route === 'graphql' || isRefused) {
    logger.info({ ...line, traceId }, 'request');
  } else {
    logger.debug(line, 'request');
  }
}

function outcomeOf(isAnswered: boolean, isRefused: boolean, hasErrors: boolean): Outcome {
  return !isAnswered ? 'left' : isRefused ? 'refused' : hasErrors ? 'partial' : 'answered';
}

function routeName(path: string | undefined): Route {
  return path === '/graphql'
    ? 'graphql'
    : path?.startsWith('/q/') === true || path === '/q'
      ? 'saved queries'
      : path?.startsWith('/health/') === true
        ? 'health'
        : 'other';
}

/** No query string, document, variables, or path that is not a route: any of them can contain data about a person. */
function lineOf(
  response: ServerResponse,
  status: number,
  { requestId, notes }: RequestScope,
  path: string | undefined,
  milliseconds: number,
) {
  return {
    requestId,
    method: response.req.method,
    route: path === undefined ? 'unknown' : shownPath(path, status),
    status,
    answered: response.writableFinished,
    milliseconds: Math.round(milliseconds),
    document: notes.documentHash?.slice(0, 16),
    cost: notes.cost,
    errors: notes.errorCodes.size > 0 ? [...notes.errorCodes] : undefined,
    login: notes.login,
  };
}

/** Below `/q/`, what is not typed by people: files of the page, lists, and runs by their id. */
const FIXED_QUERY_PATH = /^\/q\/(?:|assets\/[^/]+|index\.json|openapi\.json|runs\/[0-9a-f-]{36})$/;

/**
 * The path in the log; `unknown` where it may not be one of ours. Only an answer that was found says that its path exists: a token is
 * checked before the path, so 401 and 503 come for any.
 */
function shownPath(path: string, status: number): string {
  // What is typed there for a name can be anything, and so can what follows a dot.
  const isNamed = path.startsWith('/q/') && !FIXED_QUERY_PATH.test(path);
  const shown = isNamed ? `/q/<name>${/\.(?:csv|json|ndjson|parquet|xlsx)$/.exec(path)?.[0] ?? ''}` : path;
  const exists =
    path === '/graphql' || [200, 304].includes(status) || (status === 503 && (isNamed || path === '/health/ready'));
  return exists ? shown : 'unknown';
}
