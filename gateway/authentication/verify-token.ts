import { errors, jwtVerify, type JWTPayload } from 'jose';

import type { KeyRing } from './key-ring.ts';
import { AuthenticationRefused, AuthenticationUnavailable, type RefusalReason } from './refusal.ts';

/** What a token must be like. */
export interface TokenRules {
  readonly issuer: string;
  /** Whom it must be for (`aud`). */
  readonly audience: string;
  /** Asymmetric ones only: with HS256 among them, the public key would be a secret to sign with. */
  readonly algorithms: readonly string[];
  /** How far apart the issuer's clock and ours may be, in milliseconds. */
  readonly clockToleranceMs: number;
  readonly tokenBytes: number;
}

/**
 * The claims of a token that is signed by a key of ours, for us, by our issuer, and valid now (RFC 7519, RFC 8725).
 *
 * @param now milliseconds since 1970
 * @throws AuthenticationRefused, AuthenticationUnavailable
 */
export async function verifyToken(token: string, keys: KeyRing, rules: TokenRules, now: number): Promise<JWTPayload> {
  if (token.length > rules.tokenBytes) {
    throw new AuthenticationRefused('TOKEN_TOO_LARGE');
  }
  if (!isCanonical(token)) {
    throw new AuthenticationRefused('TOKEN_MALFORMED');
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
 * Whether the token is the only text that stands for it. Base64url leaves bits over in its last character, so that a
 * lenient reader takes several texts for the same signature; a token is remembered, and may be revoked, by its text.
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
  if (error instanceof AuthenticationRefused || error instanceof AuthenticationUnavailable) {
    return error;
  }
  // A key of the set that cannot be used (a point off its curve, an RSA modulus that is too short) is as good as none.
  if (!(error instanceof errors.JOSEError)) {
    return new AuthenticationRefused('UNKNOWN_KEY');
  }
  if (!(error instanceof errors.JWTClaimValidationFailed)) {
    return new AuthenticationRefused(REASONS[error.code] ?? 'TOKEN_MALFORMED');
  }
  const { claim, reason } = error;
  if (reason === 'missing') {
    return new AuthenticationRefused('CLAIM_MISSING', claim);
  }
  if (claim === 'iss') {
    return new AuthenticationRefused('WRONG_ISSUER');
  }
  if (claim === 'aud') {
    return new AuthenticationRefused('WRONG_AUDIENCE');
  }
  if (claim === 'nbf' && reason === 'check_failed') {
    return new AuthenticationRefused('TOKEN_NOT_YET_VALID');
  }
  return new AuthenticationRefused('CLAIM_MALFORMED', claim);
}
