import { importJWK, SignJWT, type JWK } from 'jose';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from '../authentication-options.ts';

import { SIGNING_ALGORITHM } from './signing-key.ts';

/** Who issues a token, and for which service. */
export interface TokenParties {
  readonly issuer: string;
  /** The `aud` claim. */
  readonly service: string;
}

/** The claims of a token that we issue; each has its own name, as in the default `claims.json`. */
export interface DevelopmentClaims {
  readonly audience: Audience;
  readonly subject: string;
  readonly region?: string;
  readonly court?: string;
  readonly unit?: string;
  readonly purpose?: string;
  /** Scopes to narrow the audience's to. */
  readonly scope?: string;
}

const DEVELOPMENT_PARTIES: TokenParties = { issuer: DEVELOPMENT_ISSUER, service: DEVELOPMENT_AUDIENCE };

/** Issues a token signed with the key and valid for the given hours; by default for a gateway in development. */
export async function issueToken(
  { subject, ...claims }: DevelopmentClaims,
  hours: number,
  key: JWK,
  { issuer, service }: TokenParties = DEVELOPMENT_PARTIES,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.kid })
    .setIssuer(issuer)
    .setAudience(service)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.round(hours * 3600))
    .sign(await importJWK(key, SIGNING_ALGORITHM));
}
