import type { IncomingMessage } from 'node:http';

import { errorAnswer, type Answer } from './answer.ts';

/** What pages of other origins may ask, by the CORS protocol (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export interface Cors {
  /** The answer to a preflight; undefined for any other request. */
  preflight(request: IncomingMessage, path: string): Answer | undefined;
  /** The answer with the headers that let a page of another origin read it, where it may. */
  readable(answer: Answer, request: IncomingMessage, path: string): Answer;
}

/** Headers that a page may send. A header that is not here makes the browser refuse the whole request. */
const REQUEST_HEADERS = [
  ...['authorization', 'content-type', 'accept-language', 'if-none-match', 'x-request-id'],
  ...[
    'apollo-require-preflight',
    'x-apollo-operation-name',
    'apollographql-client-name',
    'apollographql-client-version',
  ],
];

/** Headers of an answer that a page may read, beside those that it always may, such as `content-type`. */
const EXPOSED_HEADERS = [
  ...['x-request-id', 'retry-after', 'www-authenticate', 'allow', 'etag'],
  ...['content-disposition', 'x-row-count', 'x-query-run'],
];

/** Seconds for which a browser keeps the answer to a preflight; browsers accept two hours at least. */
const PREFLIGHT_SECONDS = 7_200;

/**
 * CORS for a list of origins.
 *
 * Threat: a page of another site asks with what the browser of a judge holds, and reads the answer. Goal: only pages of the listed
 * origins read answers, and only with a token that they hold themselves. So an origin is compared whole, `*` is never sent, and
 * neither is `access-control-allow-credentials`: the browser then leaves out cookies and stored logins (`/q` has HTTP Basic). The
 * tokens of `/personas.json` are for the explorer's own origin only.
 */
export function cors(origins: readonly string[]): Cors {
  const listed: ReadonlySet<string> = new Set(origins);
  const isListed = (origin: string | undefined): origin is string => origin !== undefined && listed.has(origin);
  return {
    preflight({ method, headers }, path) {
      const { origin, 'access-control-request-method': asked } = headers;
      if (method !== 'OPTIONS' || origin === undefined || asked === undefined) {
        return undefined;
      }
      if (!isListed(origin) || !isShared(path)) {
        return errorAnswer('ORIGIN_NOT_ALLOWED', 'Pages of this origin may not ask here; see CORS_ORIGINS.', 403);
      }
      return {
        status: 204,
        headers: {
          'access-control-allow-methods': methodsOf(path),
          'access-control-allow-headers': REQUEST_HEADERS.join(', '),
          'access-control-max-age': String(PREFLIGHT_SECONDS),
          vary: 'access-control-request-method, access-control-request-headers',
        },
        body: '',
      };
    },
    readable(answer, { headers: { origin } }, path) {
      if (listed.size === 0 || !isShared(path)) {
        return answer;
      }
      const { vary } = answer.headers;
      // Also without an origin: a cache must not give the answer of one to another.
      const headers = { ...answer.headers, vary: vary === undefined ? 'origin' : `${vary}, origin` };
      if (!isListed(origin)) {
        return { ...answer, headers };
      }
      const allowed = {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
      };
      return { ...answer, headers: { ...headers, ...allowed } };
    },
  };
}

function isShared(path: string): boolean {
  return path !== '/personas.json';
}

function methodsOf(path: string): string {
  if (path === '/graphql') {
    return 'GET, POST';
  }
  return path === '/q/own' || path.startsWith('/q/own/') ? 'GET, HEAD, POST, PUT, DELETE' : 'GET, HEAD';
}
