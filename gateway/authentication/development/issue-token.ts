import { importJWK, SignJWT, type JWK } from 'jose';

import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { SIGNING_ALGORITHM } from '../token-command/signing-key.ts';

import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from './names.ts';

/** Between whom a token is. */
export interface TokenParties {
  readonly issuer: string;
  /** Whom it is for (`aud`). */
  readonly service: string;
}

/** What a token of ours says; each is the claim of its name in `claims.json`. */
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

const ON_THIS_MACHINE: TokenParties = { issuer: DEVELOPMENT_ISSUER, service: DEVELOPMENT_AUDIENCE };

/** A token signed with the key, good for so many hours from now; between the parties of a developer’s machine unless told. */
export async function issueToken(
  { subject, ...claims }: DevelopmentClaims,
  hours: number,
  key: JWK,
  { issuer, service }: TokenParties = ON_THIS_MACHINE,
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
