import type { LedgerRecord } from '../record.ts';

/** One hash of a person in one record: what a search by person finds the record by. */
export interface PersonRow {
  /** Keyed hash, see `hashPeople`. */
  readonly person: string;
  readonly time: string;
  readonly chain: string;
  readonly sequence: number;
  /** The other hashes that the record has for the same person, with blanks between. */
  readonly same: string;
}

/** The rows of a record, one for each hash. */
export function personRows({ people, time, chain, sequence }: LedgerRecord): readonly PersonRow[] {
  const same = new Map<string, Set<string>>();
  for (const person of people.split(' ').filter((each) => each !== '')) {
    const hashes = person.split('+');
    for (const hash of hashes) {
      const others = same.get(hash) ?? new Set();
      hashes.filter((other) => other !== hash).forEach((other) => others.add(other));
      same.set(hash, others);
    }
  }
  return [...same].map(([person, others]) => ({ person, time, chain, sequence, same: [...others].sort().join(' ') }));
}
