import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

import { GraphQLError } from 'graphql';

/**
 * A position in an ordered list: the ordering values of the last record of a page.
 *
 * Threat: a cursor is text that a client sends back. If it could be forged, a client could probe values by moving the edge
 * of the page; if it could be used for another query, filter or order, records would be skipped silently. So it is
 * authenticated with a key of the server and bound to `scope`, which names the list, its filter, its order and its parent.
 * If it could be read, it would reveal what the list does not show: the cursor of a published listing ends in the id of the
 * record behind it, which would link a published name to a case whose parties are not public. So the values are encrypted
 * with the tag as their vector (a synthetic one, as in RFC 5297); the same position in the same list has the same cursor.
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

/** A key other than that of the tag, so that neither reveals anything of the other. */
function cipherKey(key: string): Buffer {
  return createHmac('sha256', key).update('values of cursors').digest();
}

function tag(key: string, scope: string, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(`${scope.length}:${scope}`).update(payload).digest().subarray(0, TAG_BYTES);
}
