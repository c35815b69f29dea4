import type { LedgerStore, RecordFilter } from './ledger-store.ts';
import { identityToken, recordToken, type PersonHash } from './person-hash.ts';
import type { LedgerRecord } from './record.ts';

/** What one reader asked for, in the order of chains and sequence numbers. */
export function readsBy(store: LedgerStore, subject: string, period: Period): AsyncIterable<LedgerRecord> {
  return store.records({ ...period, subject });
}

export type Period = Pick<RecordFilter, 'from' | 'to'>;

/** A person as an auditor knows them: by identity number, or by a record such as `Party:17`. */
export interface PersonSought {
  readonly identityNumbers: readonly string[];
  readonly records: readonly string[];
}

/**
 * Who read about a person: every record that holds the hash of what the person is sought by, and every record of the period
 * that holds a hash which any record, of whatever time, put beside that one. So a read that showed only a name is found by
 * identity number where the ledger has ever seen that number on the same record of the graph.
 *
 * @param hashes by the key in use, then by former ones
 */
export async function* readsOf(
  store: LedgerStore,
  sought: PersonSought,
  period: Period,
  hashes: readonly PersonHash[],
): AsyncIterable<LedgerRecord> {
  yield* store.records({ ...period, people: await hashesOf(store, sought, hashes) });
}

/** All hashes under which a person may stand in the ledger. */
export async function hashesOf(
  store: LedgerStore,
  sought: PersonSought,
  hashes: readonly PersonHash[],
): Promise<readonly string[]> {
  const tokens = hashes.flatMap((hash) => [
    ...sought.identityNumbers.map((number) => identityToken(number, hash)),
    ...sought.records.map((record) => recordToken(record, hash)),
  ]);
  return [...(await withKnownTogether(store, tokens))];
}

async function withKnownTogether(store: LedgerStore, tokens: readonly string[]): Promise<ReadonlySet<string>> {
  const all = new Set(tokens);
  for await (const { people } of store.records({ people: tokens })) {
    for (const person of people.split(' ')) {
      const hashes = person.split('+');
      if (hashes.some((hash) => tokens.includes(hash))) {
        hashes.forEach((hash) => all.add(hash));
      }
    }
  }
  return all;
}
