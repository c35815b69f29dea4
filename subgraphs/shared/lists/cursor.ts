import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

import { GraphQLError } from 'graphql';

/**
 * A place in an ordered list: the ordering values of the record that the last page ended with.
 *
 * Threat: a cursor is text that a client hands back. Forged, it would let a client probe values by moving the page's
 * edge; carried to another query, filter or order, it would silently skip records. So the text is authenticated with a
 * key of the server and bound to `scope`, which names the list, its filter, its order and its parent. Read, it would tell
 * what the list does not show: a published listing's place ends in the id of the record behind it, by which a name that is
 * published could be put to a case whose parties are not. So the values are encrypted under the tag as their vector (a
 * synthetic one, as RFC 5297 has it), which keeps the cursor of the same place in the same list the same.
 */
export type CursorValues = readonly (string | number | boolean | null)[];

const TAG_BYTES = 16;
const CIPHER = 'aes-256-ctr';

/** Writes a cursor: base64url of a 16-byte HMAC-SHA256 tag and the values as JSON, in AES-256-CTR. */
export function writeCursor(key: string, scope: string, values: CursorValues): string {
  const payload = Buffer.from(JSON.stringify(values));
  const vector = tag(key, scope, payload);
  const cipher = createCipheriv(CIPHER, cipherKey(key), vector);
  return Buffer.concat([vector, cipher.update(payload), cipher.final()]).toString('base64url');
}

/** Reads a cursor of the same list, filter and order; any other text is `BAD_CURSOR`. */
export function readCursor(key: string, scope: string, cursor: string): CursorValues {
  const bytes = Buffer.from(cursor, 'base64url');
  const canonical = bytes.toString('base64url') === cursor;
  const payload = canonical && bytes.length > TAG_BYTES ? decrypted(key, bytes) : null;
  if (payload === null || !timingSafeEqual(tag(key, scope, payload), bytes.subarray(0, TAG_BYTES))) {
    throw new GraphQLError(
      'This cursor does not belong to this list: expected an endCursor or a cursor that the same query, filter and order returned.',
      { extensions: { code: 'BAD_CURSOR', field: 'after' } },
    );
  }
  return JSON.parse(payload.toString()) as CursorValues;
}

function decrypted(key: string, bytes: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, cipherKey(key), bytes.subarray(0, TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(TAG_BYTES)), decipher.final()]);
}

/** Another key than that of the tag, so that neither says anything of the other. */
function cipherKey(key: string): Buffer {
  return createHmac('sha256', key).update('values of cursors').digest();
}

function tag(key: string, scope: string, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(`${scope.length}:${scope}`).update(payload).digest().subarray(0, TAG_BYTES);
}
