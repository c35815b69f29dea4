import { createHmac, timingSafeEqual } from 'node:crypto';
import { GraphQLError } from 'graphql';

/**
 * A place in an ordered list: the ordering values of the record that the last page ended with.
 *
 * Threat: a cursor is text that a client hands back. Forged, it would let a client probe values by moving the page's
 * edge; carried to another query, filter or order, it would silently skip records. So the text is authenticated with a
 * key of the server and bound to `scope`, which names the list, its filter, its order and its parent.
 */
export type CursorValues = readonly (string | number | boolean | null)[];

const TAG_BYTES = 16;

/** Writes a cursor: base64url of a 16-byte HMAC-SHA256 tag and the values as JSON. */
export function writeCursor(key: string, scope: string, values: CursorValues): string {
  const payload = Buffer.from(JSON.stringify(values));
  return Buffer.concat([tag(key, scope, payload), payload]).toString('base64url');
}

/** Reads a cursor of the same list, filter and order; any other text is `BAD_CURSOR`. */
export function readCursor(key: string, scope: string, cursor: string): CursorValues {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(TAG_BYTES);
  const canonical = bytes.toString('base64url') === cursor;
  if (
    !canonical ||
    bytes.length <= TAG_BYTES ||
    !timingSafeEqual(tag(key, scope, payload), bytes.subarray(0, TAG_BYTES))
  ) {
    throw new GraphQLError(
      'This cursor does not belong to this list: expected an endCursor or a cursor that the same query, filter and order returned.',
      { extensions: { code: 'BAD_CURSOR', field: 'after' } },
    );
  }
  return JSON.parse(payload.toString()) as CursorValues;
}

function tag(key: string, scope: string, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(`${scope.length}:${scope}`).update(payload).digest().subarray(0, TAG_BYTES);
}
