import { writeFile } from 'node:fs/promises';

import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';

export const TEST_ISSUER = 'https://identity.test';
export const TEST_AUDIENCE = 'lianzhi-under-test';

/** A critical header member that we do not support. */
export const CRITICAL = 'urn:lianzhi:test';

/** An identity provider for tests, with one key. */
export interface TestIssuer {
  /** The public key, as in a key set. */
  readonly publicJwk: Readonly<Record<string, unknown>>;
  /** A valid token of an assessment office, with these claims and header members changed; undefined removes one. */
  token(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
}

export async function testIssuer(kid: string, algorithm = 'ES256'): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' },
    token: (claims = {}, header = {}) =>
      new SignJWT({ ...goodClaims(), ...claims })
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .sign(privateKey, { crit: { [CRITICAL]: true } }),
  };
}

/** Seconds since 1970, this many from now. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** The claims of a valid token. */
export function goodClaims(): JWTPayload {
  return {
    iss: TEST_ISSUER,
    aud: TEST_AUDIENCE,
    sub: 'assessor-7',
    client_id: 'excel',
    exp: secondsFromNow(600),
    audience: 'assessment',
    region: '350900',
  };
}

export function keySetOf(...issuers: readonly TestIssuer[]): string {
  return JSON.stringify({ keys: issuers.map(({ publicJwk }) => publicJwk) });
}

/** Writes a key set and returns the variables of a gateway that accepts the issuers' tokens. */
export async function trustIn(file: string, ...issuers: readonly TestIssuer[]): Promise<Record<string, string>> {
  await writeFile(file, keySetOf(...issuers));
  return { JWKS: file, TOKEN_ISSUER: TEST_ISSUER, TOKEN_AUDIENCE: TEST_AUDIENCE };
}
