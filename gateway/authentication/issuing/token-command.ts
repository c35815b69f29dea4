import { developmentKey } from './development-key.ts';
import { issueToken, type DevelopmentClaims, type TokenParties } from './issue-token.ts';
import { newSigningKey, publicKeySet, readSigningKey, writeSigningKey } from './signing-key.ts';

export type TokenRequest =
  /** A new key into this file. */
  | { readonly kind: 'make-key'; readonly file: string }
  /** A token, signed with the key in `key` for its parties, or else with the development key. */
  | {
      readonly kind: 'token';
      readonly claims: DevelopmentClaims;
      readonly hours: number;
      readonly office: { readonly key: string; readonly parties: TokenParties } | undefined;
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
    const key = await newSigningKey();
    await writeSigningKey(request.file, key);
    return publicKeySet(key);
  }
  const { claims, hours, office } = request;
  if (office !== undefined) {
    return issueToken(claims, hours, await readSigningKey(office.key), office.parties);
  }
  if (env['LIANZHI_ENV'] === 'production') {
    throw new Error('Production does not accept development tokens.');
  }
  return issueToken(claims, hours, await developmentKey());
}
