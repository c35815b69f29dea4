import { errors, jwtVerify, type JWTPayload } from 'jose';

import type { KeyRing } from './key-ring.ts';
import { AuthenticationRefusedError, AuthenticationUnavailableError, type RefusalReason } from './refusal.ts';

/** What a token must satisfy. */
export interface TokenRules {
  readonly issuer: string;
  /** The service that it must be for (`aud`). */
  readonly audience: string;
  /** Asymmetric ones only: if HS256 were accepted, anybody could sign with the public key as the secret. */
  readonly algorithms: readonly string[];
  /** How far apart the issuer's clock and ours may be, in milliseconds. */
  readonly clockToleranceMs: number;
  readonly tokenBytes: number;
}

/**
 * Checks a token and returns its claims (RFC 7519, RFC 8725): signed by a key of the set with an accepted algorithm, from
 * the expected issuer, for this service, and valid now.
 *
 * @param now milliseconds since 1970
 * @throws AuthenticationRefusedError, AuthenticationUnavailableError
 */
export async function verifyToken(token: string, keys: KeyRing, rules: TokenRules, now: number): Promise<JWTPayload> {
  if (token.length > rules.tokenBytes) {
    throw new AuthenticationRefusedError('TOKEN_TOO_LARGE');
  }
  if (!isCanonical(token)) {
    throw new AuthenticationRefusedError('TOKEN_MALFORMED');
  }
  try {
    const { payload } = await jwtVerify(token, (header) => keys.keyFor(header), {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms: [...rules.algorithms],
      clockTolerance: rules.clockToleranceMs / 1000,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

/**
 * Whether the token is written in the one canonical way. The last character of a base64url text may have unused bits, so a
 * lenient decoder reads several texts as the same signature. Tokens are cached, and may be revoked, by their text.
 */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

const REASONS: Readonly<Record<string, RefusalReason>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'ALGORITHM_NOT_ACCEPTED',
  ERR_JWKS_NO_MATCHING_KEY: 'UNKNOWN_KEY',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'UNKNOWN_KEY',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'BAD_SIGNATURE',
  ERR_JWT_EXPIRED: 'TOKEN_EXPIRED',
};

function refusalOf(error: unknown): Error {
  if (error instanceof AuthenticationRefusedError || error instanceof AuthenticationUnavailableError) {
    return error;
  }
  // The key is in the set but cannot be used, e.g. a point off its curve or an RSA modulus that is too short.
  if (!(error instanceof errors.JOSEError)) {
    return new AuthenticationRefusedError('UNKNOWN_KEY');
  }
  if (!(error instanceof errors.JWTClaimValidationFailed)) {
    return new AuthenticationRefusedError(REASONS[error.code] ?? 'TOKEN_MALFORMED');
  }
  const { claim, reason } = error;
  if (reason === 'missing') {
    return new AuthenticationRefusedError('CLAIM_MISSING', claim);
  }
  if (claim === 'iss') {
    return new AuthenticationRefusedError('WRONG_ISSUER');
  }
  if (claim === 'aud') {
    return new AuthenticationRefusedError('WRONG_AUDIENCE');
  }
  if (claim === 'nbf' && reason === 'check_failed') {
    return new AuthenticationRefusedError('TOKEN_NOT_YET_VALID');
  }
  return new AuthenticationRefusedError('CLAIM_MALFORMED', claim);
}
