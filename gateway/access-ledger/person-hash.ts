import { createHmac } from 'node:crypto';

import type { PersonRead } from './entry.ts';

/**
 * People as the ledger stores them: for each, the keyed hashes of what the answer knew of them, joined by `+`; people
 * divided by blanks, each once.
 *
 * Threat: whoever reads the ledger learns whom others asked for, and identity numbers are few enough to try all. So the
 * hash is keyed; without the key it says only that two reads were of the same person.
 */
export function hashPeople(people: readonly PersonRead[], key: Buffer): string {
  const hashed = people.map(({ record, identityNumber }) =>
    [
      ...(record === undefined ? [] : [recordToken(record, key)]),
      ...(identityNumber === undefined ? [] : [identityToken(identityNumber, key)]),
    ].join('+'),
  );
  return [...new Set(hashed)].filter((person) => person !== '').join(' ');
}

/** The hash of an identity number, whichever way its check character is written. */
export function identityToken(identityNumber: string, key: Buffer): string {
  return token('identity', identityNumber.trim().toUpperCase(), key);
}

/** The hash of a record's type and id, e.g. `Party:17`. */
export function recordToken(record: string, key: Buffer): string {
  return token('record', record, key);
}

/** 128 bits: more than two people of one ledger will ever share, and half as long to store. */
function token(kind: string, value: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${kind}\n${value}`).digest().subarray(0, 16).toString('base64url');
}
