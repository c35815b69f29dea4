import type { Logger } from 'pino';

import type { GatewayConfig } from '../config.ts';

import { authenticator, type Authenticate } from './authenticate.ts';
import { readClaimsMapping } from './claims-mapping.ts';
import { developmentKeySource } from './development/development-key.ts';
import { DEVELOPMENT_KEYS } from './development/names.ts';
import { openKeyRing } from './key-ring.ts';
import { keySourceOf } from './key-source.ts';
import type { ScopesOf } from './viewer-of-claims.ts';

export interface Authentication {
  readonly authenticate: Authenticate;
  stop(): void;
}

/**
 * Authentication as configured. A key set that cannot be had yet does not keep the gateway from starting: requests without
 * a token are answered, and those with one are told that it cannot be checked.
 *
 * @throws ClaimsMappingRefused
 */
export async function openAuthentication(
  { authentication: config, environment }: GatewayConfig,
  scopesOf: ScopesOf,
  logger: Logger,
): Promise<Authentication> {
  const mapping = await readClaimsMapping(config.claimsFile);
  const source = config.jwks === DEVELOPMENT_KEYS ? developmentKeySource() : keySourceOf(config.jwks, config.keyFetch);
  const keys = await openKeyRing({
    source,
    times: config.keyTimes,
    inProduction: environment === 'production',
    logger,
  });
  return { authenticate: authenticator({ keys, rules: config.token, mapping, scopesOf }), stop: keys.stop };
}

/** Whether anybody may have a token for the asking: on a developer's machine, where it gives rights to a sample only. */
export function offersPersonas({ authentication: { jwks }, environment }: GatewayConfig): boolean {
  return environment === 'development' && jwks === DEVELOPMENT_KEYS;
}
