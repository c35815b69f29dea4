import { readFile } from 'node:fs/promises';

import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** The id of every development key begins with this; production refuses such a key from any file or server. */
export const DEVELOPMENT_KEY_PREFIX = 'lianzhi-development-';

/** Members that only a private or a symmetric key has (RFC 7518, section 6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const SCHEMA = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).max(100) });

/** Loads the text of a key set; called again at each refresh. Throws if it cannot be loaded. */
export type KeySource = () => Promise<string>;

export interface FetchLimits {
  readonly bytes: number;
  /** For the whole fetch, body included. Milliseconds. */
  readonly deadlineMs: number;
}

/** The key set cannot be used. The message says why and contains no key. */
export class KeySetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeySetError';
  }
}

/** A source that reads a file, or fetches an address that begins with http:// or https://. */
export function keySourceOf(jwks: string, limits: FetchLimits): KeySource {
  return /^https?:\/\//i.test(jwks) ? () => fetchText(jwks, limits) : () => readFile(jwks, 'utf8');
}

/**
 * Parses a JSON Web Key Set (RFC 7517) of public keys. A key of an unknown type is kept; it matches no token.
 *
 * @throws KeySetError if it is not a key set, or contains a secret, or in production a development key
 */
export function parseKeySet(text: string, inProduction: boolean): JSONWebKeySet {
  const parsed = SCHEMA.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new KeySetError('It is not a JSON Web Key Set of at most 100 keys.');
  }
  const { keys } = parsed.data;
  if (keys.some((key) => SECRET_MEMBERS.some((member) => Object.hasOwn(key, member)))) {
    throw new KeySetError('It contains a private or symmetric key; only public keys belong in it.');
  }
  if (inProduction && keys.some(({ kid }) => kid?.startsWith(DEVELOPMENT_KEY_PREFIX))) {
    throw new KeySetError('It contains a development key, which production does not accept.');
  }
  return { keys };
}

/** Follows no redirect: the operator trusts the server that JWKS names, not the servers it points to. */
async function fetchText(url: string, { bytes, deadlineMs }: FetchLimits): Promise<string> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.timeout(deadlineMs),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new KeySetError(`The server answered ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > bytes) {
      throw new KeySetError(`The server sent more than ${bytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
