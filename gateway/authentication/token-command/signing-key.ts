import { readFile, writeFile } from 'node:fs/promises';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

export const SIGNING_ALGORITHM = 'ES256';

/** A private key to sign tokens with; its id is its thumbprint (RFC 7638) behind the prefix. */
export async function newSigningKey(prefix = ''): Promise<JWK> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: `${prefix}${await calculateJwkThumbprint(jwk)}`, alg: SIGNING_ALGORITHM, use: 'sig' };
}

/** The key set that takes the key's tokens: its public half alone. */
export function publicKeySet({ kty, crv, x, y, kid, alg, use }: JWK): string {
  return JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg, use }] });
}

/** Writes a key for this account alone to read. Throws where the file is there: a key that is lost takes its tokens along. */
export async function writeSigningKey(file: string, key: JWK): Promise<void> {
  await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
}

/** @throws Error that names the file, and nothing of its content */
export async function readSigningKey(file: string): Promise<JWK> {
  try {
    const key = JSON.parse(await readFile(file, 'utf8')) as JWK;
    if (key.kty === 'EC' && key.d !== undefined) {
      return key;
    }
  } catch {
    // Told below: what JSON.parse says holds a piece of the text.
  }
  throw new Error(`${file} cannot be read, or holds no key that npm run token -- --make-key has made.`);
}
