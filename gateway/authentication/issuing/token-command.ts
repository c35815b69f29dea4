import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { developmentKey } from './development-key.ts';
import { issueToken, type DevelopmentClaims, type TokenParties } from './issue-token.ts';
import { signingKeyFile } from './signing-key-file.ts';
import { newSigningKey, publicKeySet, readSigningKey, writeSigningKey } from './signing-key.ts';

export type TokenRequest =
  /** A new key into this file; undefined for the one outside the project. */
  | { readonly kind: 'make-key'; readonly file: string | undefined }
  /** A token, signed with the key in `key` for its parties, or else with the development key. */
  | {
      readonly kind: 'token';
      readonly claims: DevelopmentClaims;
      readonly hours: number;
      readonly office: { readonly key: string | undefined; readonly parties: TokenParties } | undefined;
    };

type Env = Readonly<Record<string, string | undefined>>;

/** Prints a token, or the public half of a new key. */
export async function runToken(request: TokenRequest, env: Env): Promise<void> {
  try {
    console.log(await outputOf(request, env));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function outputOf(request: TokenRequest, env: Env): Promise<string> {
  if (request.kind === 'make-key') {
    const file = request.file ?? signingKeyFile();
    const key = await newSigningKey();
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeSigningKey(file, key);
    console.error(`私钥已写入 The private key is in: ${file}`);
    return publicKeySet(key);
  }
  const { claims, hours, office } = request;
  if (office !== undefined) {
    return issueToken(claims, hours, await readSigningKey(office.key ?? signingKeyFile()), office.parties);
  }
  if (env['LIANZHI_ENV'] === 'production') {
    throw new Error('Production does not accept development tokens.');
  }
  return issueToken(claims, hours, await developmentKey());
}
