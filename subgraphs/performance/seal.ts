import { createHash } from 'node:crypto';

/**
 * The seal of a record that must never change after publication: the SHA-256, in hex, of its content as JSON.
 *
 * Threat: the offices' own systems write these records, and a graph that only reads cannot prevent a change, but it can
 * detect one. The seal has no key, so it does not detect an attacker who rewrites both record and seal; for that the
 * seal is published with the record (in the circular, in an export), where it can no longer be rewritten.
 */
export function sealOf(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
