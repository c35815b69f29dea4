import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { LRUCache } from 'lru-cache';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import type { ClaimsMapping } from './claims-mapping.ts';
import { readCredentials } from './credentials.ts';
import type { KeyRing } from './key-ring.ts';
import { AuthenticationRefusedError } from './refusal.ts';
import { verifyToken, type TokenRules } from './verify-token.ts';
import { basicNamesOf, viewerOfClaims, type ScopesOf } from './viewer-of-claims.ts';

/**
 * The viewer of a request, from its head alone; undefined if it carries no credentials.
 * @throws AuthenticationRefusedError, AuthenticationUnavailableError
 */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer | undefined>;

export interface AuthenticatorOptions {
  readonly keys: KeyRing;
  readonly rules: TokenRules;
  readonly mapping: ClaimsMapping;
  readonly scopesOf: ScopesOf;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The result of checking a token. */
interface VerifiedToken {
  readonly viewer: Viewer;
  readonly basicNames: readonly unknown[];
  /** Milliseconds since 1970, clock tolerance included. */
  readonly validUntil: number;
  readonly keyVersion: number | undefined;
}

const MAX_CACHED_TOKENS = 10_000;

/**
 * Verified tokens are cached by hash until they expire or the keys change: checking a signature takes some hundred
 * microseconds, and a client sends the same token with every request.
 */
export function authenticator({ keys, rules, mapping, scopesOf, now = Date.now }: AuthenticatorOptions): Authenticate {
  const cache = new LRUCache<string, VerifiedToken>({ max: MAX_CACHED_TOKENS });

  const verify = async (token: string): Promise<VerifiedToken> => {
    const digest = hash('sha256', token, 'base64');
    const cached = cache.get(digest);
    const keyVersion = keys.version();
    if (cached !== undefined && cached.keyVersion === keyVersion && now() < cached.validUntil) {
      return cached;
    }
    cache.delete(digest);
    const claims = await verifyToken(token, keys, rules, now());
    const verified = {
      viewer: viewerOfClaims(claims, mapping, scopesOf),
      basicNames: basicNamesOf(claims, mapping),
      validUntil: (claims.exp ?? 0) * 1000 + rules.clockToleranceMs,
      keyVersion,
    };
    // With the version from before the check: if the keys changed during it, the token is checked again next time.
    if (keyVersion !== undefined) {
      cache.set(digest, verified);
    }
    return verified;
  };

  return async (request) => {
    const credentials = readCredentials(request);
    if (credentials === undefined) {
      return undefined;
    }
    const { viewer, basicNames } = await verify(credentials.token);
    if (credentials.userName !== undefined && !basicNames.includes(credentials.userName)) {
      throw new AuthenticationRefusedError('BASIC_NAME_MISMATCH');
    }
    return viewer;
  };
}
