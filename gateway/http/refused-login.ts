import type { IncomingMessage } from 'node:http';

import { AuthenticationRefusedError, AuthenticationUnavailableError } from '../authentication/refusal.ts';

import { errorAnswer, type Answer } from './answer.ts';

/** Seconds after which a client may try again when keys are not available. */
const RETRY_AFTER = '10';

/**
 * The answer to a request that could not be authenticated (RFC 6750, section 3); undefined for any other error. The body
 * is not read, so the connection of a POST is closed after the answer.
 */
export function refusedLogin(error: unknown, request: IncomingMessage): Answer | undefined {
  const closing: Record<string, string> = request.method === 'POST' ? { connection: 'close' } : {};
  if (error instanceof AuthenticationUnavailableError) {
    return errorAnswer('AUTHENTICATION_UNAVAILABLE', error.message, 503, { 'retry-after': RETRY_AFTER, ...closing });
  }
  if (!(error instanceof AuthenticationRefusedError)) {
    return undefined;
  }
  const { message, reason, claim } = error;
  const headers = { 'www-authenticate': challenge(request), 'cache-control': 'no-store', ...closing };
  return errorAnswer('UNAUTHENTICATED', message, 401, headers, { reason, claim });
}

/** A program that uses HTTP Basic asks its user for the password again only if the answer offers Basic. */
function challenge({ method, headers }: IncomingMessage): string {
  const isBasic = method !== 'POST' && /^Basic/i.test(headers.authorization ?? '');
  return isBasic ? 'Basic realm="Lianzhi", charset="UTF-8"' : 'Bearer error="invalid_token"';
}
