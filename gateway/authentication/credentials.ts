import type { IncomingMessage } from 'node:http';

import { AuthenticationRefusedError } from './refusal.ts';

/** What a request carries to identify its sender, not yet verified. */
export interface Credentials {
  readonly token: string;
  /** The user name of HTTP Basic. */
  readonly userName?: string;
}

/** RFC 6750, section 2.1: the scheme, one space or more, and a token of these characters. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
/** RFC 7617. */
const BASIC = /^Basic +([A-Za-z0-9+/]+=*)$/i;

/**
 * Reads the Authorization header; undefined if there is none. Nothing else is looked at: a token in a URL ends up in logs,
 * a token in a cookie is also sent when another site's page makes the request, and a token in a body would mean reading
 * the body of an unknown sender.
 *
 * HTTP Basic carries the same token as its password, for programs that support nothing else (Excel, Power BI), and only
 * for GET and HEAD. A browser adds it to requests that other sites make, too, so for other methods it is accepted only where
 * the browser itself says that the request comes from a page of ours: no script can set `Sec-Fetch-Site`.
 *
 * @throws AuthenticationRefusedError if the header has another form, or appears twice
 */
export function readCredentials(request: Pick<IncomingMessage, 'method' | 'rawHeaders'>): Credentials | undefined {
  const header = onlyHeader(request.rawHeaders, 'authorization');
  if (header === undefined) {
    return undefined;
  }
  const bearer = BEARER.exec(header);
  if (bearer?.[1] !== undefined) {
    return { token: bearer[1] };
  }
  const basic = BASIC.exec(header);
  if (basic?.[1] === undefined) {
    throw new AuthenticationRefusedError('HEADER_MALFORMED');
  }
  const site = onlyHeader(request.rawHeaders, 'sec-fetch-site');
  if (request.method !== 'GET' && request.method !== 'HEAD' && site !== 'same-origin') {
    throw new AuthenticationRefusedError('BASIC_NOT_HERE');
  }
  const isNavigation = onlyHeader(request.rawHeaders, 'sec-fetch-mode') === 'navigate';
  if ((site === 'cross-site' || site === 'same-site') && !isNavigation) {
    // Another site's page embeds the address: its visitor's login must not run a query.
    throw new AuthenticationRefusedError('BASIC_NOT_HERE');
  }
  const text = Buffer.from(basic[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw new AuthenticationRefusedError('HEADER_MALFORMED');
  }
  return { userName: text.slice(0, colon), token: text.slice(colon + 1) };
}

/** `request.headers` drops a second header of a name, but a proxy in front may have checked the second one. */
function onlyHeader(rawHeaders: readonly string[], wanted: string): string | undefined {
  let value: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length !== wanted.length || name.toLowerCase() !== wanted) {
      continue;
    }
    if (value !== undefined) {
      throw new AuthenticationRefusedError('HEADER_MALFORMED');
    }
    value = rawHeaders[index + 1] ?? '';
  }
  return value;
}
