import { createHash } from 'node:crypto';

/**
 * The seal of what must never change after it was published: the SHA-256, in hex, of its content as JSON.
 *
 * Threat: the offices' own systems write these records, and a graph that only reads cannot forbid a change; it can
 * show one. The seal has no key, so it does not stop somebody who rewrites record and seal together: what does is that
 * the seal is published with the record (in the circular, in an export), where it can no longer be rewritten.
 */
export function sealOf(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
