import type { Logger } from 'pino';

import { authenticator, type Authenticate } from './authenticate.ts';
import { DEVELOPMENT_KEYS, type AuthenticationOptions } from './authentication-options.ts';
import { readClaimsMapping } from './claims-mapping.ts';
import { developmentKeySource } from './issuing/development-key.ts';
import { openKeyRing, type KeyState } from './key-ring.ts';
import { keySourceOf } from './key-set.ts';
import type { ScopesOf } from './viewer-of-claims.ts';

export interface Authentication {
  readonly authenticate: Authenticate;
  /** Whether tokens can be checked. */
  keyState(): KeyState;
  stop(): void;
}

/**
 * Authentication as configured. The gateway starts even if no keys can be loaded yet: requests without a token are
 * served, and requests with a token are answered 503 until keys arrive.
 *
 * @throws ClaimsMappingError
 */
export async function openAuthentication(
  { environment, jwks, claimsFile, token, keyTimes, keyFetch }: AuthenticationOptions,
  scopesOf: ScopesOf,
  logger: Logger,
): Promise<Authentication> {
  const mapping = await readClaimsMapping(claimsFile);
  const source = jwks === DEVELOPMENT_KEYS ? developmentKeySource() : keySourceOf(jwks, keyFetch);
  const inProduction = environment === 'production';
  const keys = await openKeyRing({ source, server: serverOf(jwks), times: keyTimes, inProduction, logger });
  return {
    authenticate: authenticator({ keys, rules: token, mapping, scopesOf }),
    keyState: keys.state,
    stop: keys.stop,
  };
}

/** Host and port that the keys come from; undefined where they come from this machine. */
function serverOf(jwks: string): string | undefined {
  return /^https?:/i.test(jwks) && URL.canParse(jwks) ? new URL(jwks).host : undefined;
}
