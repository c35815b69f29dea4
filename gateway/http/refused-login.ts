import type { IncomingMessage } from 'node:http';

import { AuthenticationRefused, AuthenticationUnavailable } from '../authentication/refusal.ts';

import { errorAnswer, type Answer } from './answer.ts';

/** How long a client is told to wait for keys, in seconds. */
const RETRY_AFTER = '10';

/**
 * The answer to a request whose bearer could not be told (RFC 6750, section 3), undefined where the error is another. Its
 * body is not read: the connection ends with the answer where one may follow.
 */
export function refusedLogin(error: unknown, request: IncomingMessage): Answer | undefined {
  const ends: Record<string, string> = request.method === 'POST' ? { connection: 'close' } : {};
  if (error instanceof AuthenticationUnavailable) {
    return errorAnswer('AUTHENTICATION_UNAVAILABLE', error.message, 503, { 'retry-after': RETRY_AFTER, ...ends });
  }
  if (!(error instanceof AuthenticationRefused)) {
    return undefined;
  }
  const { message, reason, claim } = error;
  const headers = { 'www-authenticate': challenge(request), 'cache-control': 'no-store', ...ends };
  return errorAnswer('UNAUTHENTICATED', message, 401, headers, { reason, claim });
}

/** Programs that know nothing but HTTP Basic ask their user again only where they are told of it. */
function challenge({ method, headers }: IncomingMessage): string {
  const isBasic = method !== 'POST' && /^Basic/i.test(headers.authorization ?? '');
  return isBasic ? 'Basic realm="Lianzhi", charset="UTF-8"' : 'Bearer error="invalid_token"';
}
