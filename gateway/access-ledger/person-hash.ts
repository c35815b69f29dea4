import { createHmac, createSecretKey } from 'node:crypto';

import type { PersonRead } from './entry.ts';

/** The keyed hash of what is known of a person. */
export type PersonHash = (known: string) => string;

/** Letters of base64url, 132 bits: more than two people of one ledger will ever share, and half as long to store. */
const LENGTH = 22;

/**
 * HMAC-SHA256, cut short.
 *
 * @param key in base64
 */
export function personHash(key: string): PersonHash {
  const secret = createSecretKey(key, 'base64');
  return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, LENGTH);
}

/**
 * People as the ledger stores them: for each, the keyed hashes of what the answer knew of them, joined by `+`; people
 * divided by blanks, each once.
 *
 * Threat: whoever reads the ledger learns whom others asked for, and identity numbers are few enough to try all. So the
 * hash is keyed; without the key it says only that two reads were of the same person.
 */
export function hashPeople(people: readonly PersonRead[], hash: PersonHash): string {
  const hashed = people.map(({ record, identityNumber }) =>
    [
      ...(record === undefined ? [] : [recordToken(record, hash)]),
      ...(identityNumber === undefined ? [] : [identityToken(identityNumber, hash)]),
    ].join('+'),
  );
  return [...new Set(hashed)].filter((person) => person !== '').join(' ');
}

/** The hash of an identity number, whichever way its check character is written. */
export function identityToken(identityNumber: string, hash: PersonHash): string {
  return hash(`identity\n${identityNumber.trim().toUpperCase()}`);
}

/** The hash of a record's type and id, e.g. `Party:17`. */
export function recordToken(record: string, hash: PersonHash): string {
  return hash(`record\n${record}`);
}
