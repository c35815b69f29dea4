import { identityTokens, recordToken, type PersonHash } from '../person-hash.ts';
import type { LedgerRecord } from '../record.ts';

import type { LedgerStore, RecordFilter } from './ledger-store.ts';

/** What one reader read, by chain and sequence number. */
export function readsBy(store: LedgerStore, subject: string, period: Period): AsyncIterable<LedgerRecord> {
  return store.records({ ...period, subject });
}

export type Period = Pick<RecordFilter, 'from' | 'to'>;

/** The person to search for: by identity number, or by a record such as `Party:17`. */
export interface PersonSought {
  readonly identityNumbers: readonly string[];
  readonly records: readonly string[];
}

/**
 * Who read a person's data in a period. The ledger is searched for the hashes of the given numbers and records, and for all
 * hashes that any record, at any time, holds for the same person. So a read of only the name is found by identity number, if
 * any other read showed that number on the same record of the graph.
 *
 * @param hashes one for each key, the current key first
 */
export async function* readsOf(
  store: LedgerStore,
  sought: PersonSought,
  period: Period,
  hashes: readonly PersonHash[],
): AsyncIterable<LedgerRecord> {
  yield* store.records({ ...period, people: await hashesOf(store, sought, hashes) });
}

/** All hashes of a person in the ledger. */
export async function hashesOf(
  store: LedgerStore,
  sought: PersonSought,
  hashes: readonly PersonHash[],
): Promise<readonly string[]> {
  const tokens = hashes.flatMap((hash) => [
    ...sought.identityNumbers.flatMap((number) => identityTokens(number, hash)),
    ...sought.records.map((record) => recordToken(record, hash)),
  ]);
  return [...new Set([...tokens, ...(await store.sameAs(tokens))])];
}
