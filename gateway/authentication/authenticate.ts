import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { LRUCache } from 'lru-cache';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import type { ClaimsMapping } from './claims-mapping.ts';
import { readCredentials } from './credentials.ts';
import type { KeyRing } from './key-ring.ts';
import { AuthenticationRefused } from './refusal.ts';
import { verifyToken, type TokenRules } from './verify-token.ts';
import { basicNamesOf, viewerOfClaims, type ScopesOf } from './viewer-of-claims.ts';

/**
 * Who asks, by a request's head alone; undefined where it does not say.
 * @throws AuthenticationRefused, AuthenticationUnavailable
 */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer | undefined>;

export interface AuthenticatorParts {
  readonly keys: KeyRing;
  readonly rules: TokenRules;
  readonly mapping: ClaimsMapping;
  readonly scopesOf: ScopesOf;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** What a good token was found to say. */
interface Verified {
  readonly viewer: Viewer;
  readonly basicNames: readonly unknown[];
  /** Milliseconds since 1970; the clocks' tolerance is in it. */
  readonly goodUntil: number;
  readonly keyVersion: number | undefined;
}

const MOST_REMEMBERED = 10_000;

/**
 * Tokens that were found good are remembered, by hash, until they expire or the keys change: a signature costs some
 * hundred microseconds to check, and one client sends the same token with every request.
 */
export function authenticator({ keys, rules, mapping, scopesOf, now = Date.now }: AuthenticatorParts): Authenticate {
  const remembered = new LRUCache<string, Verified>({ max: MOST_REMEMBERED });

  const verified = async (token: string): Promise<Verified> => {
    const digest = hash('sha256', token, 'base64');
    const known = remembered.get(digest);
    const keyVersion = keys.version();
    if (known !== undefined && known.keyVersion === keyVersion && now() < known.goodUntil) {
      return known;
    }
    remembered.delete(digest);
    const claims = await verifyToken(token, keys, rules, now());
    const found = {
      viewer: viewerOfClaims(claims, mapping, scopesOf),
      basicNames: basicNamesOf(claims, mapping),
      goodUntil: (claims.exp ?? 0) * 1000 + rules.clockToleranceMs,
      keyVersion,
    };
    // Of the keys as they were before the check: where they changed meanwhile, the token is checked again.
    if (keyVersion !== undefined) {
      remembered.set(digest, found);
    }
    return found;
  };

  return async (request) => {
    const credentials = readCredentials(request);
    if (credentials === undefined) {
      return undefined;
    }
    const { viewer, basicNames } = await verified(credentials.token);
    if (credentials.userName !== undefined && !basicNames.includes(credentials.userName)) {
      throw new AuthenticationRefused('BASIC_NAME_MISMATCH');
    }
    return viewer;
  };
}
