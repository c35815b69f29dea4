import type { KeyTimes } from './key-ring.ts';
import type { FetchLimits } from './key-set.ts';
import type { TokenRules } from './verify-token.ts';

/** The value of `JWKS` that stands for this machine’s own key, which is made at first start. */
export const DEVELOPMENT_KEYS = 'development';

/** The issuer of tokens on a developer’s machine; production does not start with it. */
export const DEVELOPMENT_ISSUER = 'lianzhi-development';

export const DEVELOPMENT_AUDIENCE = 'lianzhi';

/** What authentication needs to be configured with; `../config.ts` fills it in from the environment. */
export interface AuthenticationOptions {
  readonly environment: 'development' | 'test' | 'production';
  /** A file, an http(s) address, or DEVELOPMENT_KEYS. */
  readonly jwks: string;
  readonly claimsFile: string;
  readonly token: TokenRules;
  readonly keyTimes: KeyTimes;
  readonly keyFetch: FetchLimits;
}

/**
 * Values that are well formed but that production refuses. Every developer can sign with the development key and as the
 * development issuer. Keys that arrive over plain HTTP can be replaced by anybody on the network path.
 */
export function authenticationFaults({ JWKS, TOKEN_ISSUER }: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  if (JWKS === DEVELOPMENT_KEYS) {
    faults.push('JWKS is the development key, which production does not accept.');
  }
  if (typeof JWKS === 'string' && /^http:/i.test(JWKS)) {
    faults.push('JWKS is malformed: expected a file or an https:// address in production.');
  }
  if (TOKEN_ISSUER === DEVELOPMENT_ISSUER) {
    faults.push('TOKEN_ISSUER is the development issuer, which production does not accept.');
  }
  return faults;
}

/** Whether the explorer may hand out tokens: only in development, where they give access to sample data alone. */
export function offersPersonas({ jwks, environment }: AuthenticationOptions): boolean {
  return environment === 'development' && jwks === DEVELOPMENT_KEYS;
}
