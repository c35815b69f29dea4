import type { IncomingMessage } from 'node:http';

import { AuthenticationRefused } from './refusal.ts';

/** What a request says of who asks, not yet believed. */
export interface Credentials {
  readonly token: string;
  /** Who the client says it is, where it came by HTTP Basic. */
  readonly userName?: string;
}

/** RFC 6750, section 2.1: the scheme, one space or more, and a token of these characters. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
/** RFC 7617. */
const BASIC = /^Basic +([A-Za-z0-9+/]+=*)$/i;

/**
 * Reads the Authorization header, and nothing else: a token in an address ends up in logs, one in a cookie is sent by
 * other sites’ pages, and one in a body would have to be read before anybody is known. Undefined where there is none.
 *
 * HTTP Basic carries the same token as its password, for programs that know nothing else (Excel, Power BI), and for
 * reading only.
 *
 * @throws AuthenticationRefused where there is a header and it is not one of these forms, or is there twice
 */
export function readCredentials(request: Pick<IncomingMessage, 'method' | 'rawHeaders'>): Credentials | undefined {
  const header = onlyAuthorization(request.rawHeaders);
  if (header === undefined) {
    return undefined;
  }
  const bearer = BEARER.exec(header);
  if (bearer?.[1] !== undefined) {
    return { token: bearer[1] };
  }
  const basic = BASIC.exec(header);
  if (basic?.[1] === undefined) {
    throw new AuthenticationRefused('HEADER_MALFORMED');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new AuthenticationRefused('BASIC_NOT_HERE');
  }
  const text = Buffer.from(basic[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw new AuthenticationRefused('HEADER_MALFORMED');
  }
  return { userName: text.slice(0, colon), token: text.slice(colon + 1) };
}

/** `request.headers` keeps the first of two and hides the second; a proxy in front may have believed the second. */
function onlyAuthorization(rawHeaders: readonly string[]): string | undefined {
  let found: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length !== 13 || name.toLowerCase() !== 'authorization') {
      continue;
    }
    if (found !== undefined) {
      throw new AuthenticationRefused('HEADER_MALFORMED');
    }
    found = rawHeaders[at + 1] ?? '';
  }
  return found;
}
