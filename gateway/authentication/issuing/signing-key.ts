import { readFile, writeFile } from 'node:fs/promises';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

export const SIGNING_ALGORITHM = 'ES256';

/** Creates a private key to sign tokens with. Its id is the prefix and the key's thumbprint (RFC 7638). */
export async function newSigningKey(prefix = ''): Promise<JWK> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: `${prefix}${await calculateJwkThumbprint(jwk)}`, alg: SIGNING_ALGORITHM, use: 'sig' };
}

/** The key set that tokens signed with this key are checked with: the public half only. */
export function publicKeySet({ kty, crv, x, y, kid, alg, use }: JWK): string {
  return JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg, use }] });
}

/** Writes a key, readable by this account only. Throws if the file exists: a key must not be overwritten by mistake. */
export async function writeSigningKey(file: string, key: JWK): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? new Error(`${file} exists and is not overwritten.`)
      : error;
  }
}

/** @throws Error that names the file and contains nothing of its content */
export async function readSigningKey(file: string): Promise<JWK> {
  try {
    const key = JSON.parse(await readFile(file, 'utf8')) as JWK;
    if (key.kty === 'EC' && key.d !== undefined) {
      return key;
    }
  } catch {
    // The error below is thrown instead: the message of JSON.parse quotes a part of the file, which may be the key.
  }
  throw new Error(
    `${file} cannot be read, or does not contain a key made by npx lianzhi init or npm run token -- --make-key.`,
  );
}
