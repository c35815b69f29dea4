import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** The development key's ids begin so; production takes no such key, whatever file or server it comes from. */
export const DEVELOPMENT_KEY_PREFIX = 'lianzhi-development-';

/** Members that only a private or a symmetric key has (RFC 7518, section 6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const SCHEMA = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).max(100) });

/** A key set that cannot be used; the message says why, and holds no key. */
export class KeySetRefused extends Error {}

/**
 * Reads a JSON Web Key Set (RFC 7517) of public keys. Keys of kinds that we do not know stay in it and match no token.
 *
 * @throws KeySetRefused where it is none, holds a secret, or holds the development key in production
 */
export function parseKeySet(text: string, inProduction: boolean): JSONWebKeySet {
  const read = SCHEMA.safeParse(jsonOf(text));
  if (!read.success) {
    throw new KeySetRefused('It is not a JSON Web Key Set of at most 100 keys.');
  }
  const { keys } = read.data;
  if (keys.some((key) => SECRET_MEMBERS.some((member) => Object.hasOwn(key, member)))) {
    throw new KeySetRefused('It holds a private or symmetric key; only public keys belong there.');
  }
  if (inProduction && keys.some(({ kid }) => kid?.startsWith(DEVELOPMENT_KEY_PREFIX))) {
    throw new KeySetRefused('It holds a development key, which production does not accept.');
  }
  return { keys };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
