import { createHmac, createSecretKey } from 'node:crypto';

import { PERSON_NUMBER, UNIT_CODE } from '../../subgraphs/shared/identifiers/rules.ts';

import type { PersonRead } from './entry.ts';

/** The keyed hash of something that identifies a person. */
export type PersonHash = (known: string) => string;

/** In letters of base64url: 132 bits, enough that no two people of one ledger get the same hash, at half the storage. */
const LENGTH = 22;

/**
 * HMAC-SHA256, truncated.
 *
 * @param key in base64
 */
export function personHash(key: string): PersonHash {
  const secret = createSecretKey(key, 'base64');
  return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, LENGTH);
}

/**
 * People as the ledger stores them: the keyed hashes of one person joined by `+`, people separated by blanks, without
 * duplicates.
 *
 * Threat: a reader of the ledger learns whose data others read. There are few enough identity numbers to try them all, so
 * the hash needs a key. Without the key, it shows only that two reads were of the same person.
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

/**
 * The hash of a person's number, the same for each of its written forms: the old form of 15 digits, `x` and `X`, full width. Of the
 * code of a unit, which somebody compared or searched for: that of its canonical form.
 */
export function identityToken(identityNumber: string, hash: PersonHash): string {
  const [canonical = UNIT_CODE.stored(identityNumber)[0]] = PERSON_NUMBER.stored(identityNumber);
  return hash(`identity\n${canonical ?? identityNumber.trim().toUpperCase()}`);
}

/** Every hash that a ledger may hold of a person's number: records of before 2026-12 have those of the form as it was stored. */
export function identityTokens(identityNumber: string, hash: PersonHash): readonly string[] {
  const earlier = PERSON_NUMBER.writtenForms(identityNumber).map((form) =>
    hash(`identity\n${form.trim().toUpperCase()}`),
  );
  return [...new Set([identityToken(identityNumber, hash), ...earlier])];
}

/** The hash of a record's type and id, e.g. `Party:17`. */
export function recordToken(record: string, hash: PersonHash): string {
  return hash(`record\n${record}`);
}
