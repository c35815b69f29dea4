import type { LedgerRecord } from '../record.ts';

import { compare, latestOf, LEDGER_COLUMNS, matches, recordsInOrder, type LedgerDatabase } from './ledger-queries.ts';
import type { LedgerPosition, RecordFilter } from './ledger-store.ts';
import { personRows } from './person-index.ts';

/** The chains of a ledger, by how a search by person reads them. */
export interface SearchedChains {
  /** All of their records are in the index by person. */
  readonly indexed: readonly string[];
  /** Of an earlier version and not upgraded yet: read whole. */
  readonly others: readonly string[];
}

/** @param hasTree whether the tables of the tree and of the index are there */
export async function searchedChains(database: LedgerDatabase, hasTree: boolean): Promise<SearchedChains> {
  const chains = await chainsOf(database);
  const states = hasTree ? await database.selectFrom('access_ledger_chain').selectAll().execute() : [];
  const isIndexed = (chain: string): boolean =>
    states.some((state) => state.chain === chain && state.upgraded === state.upgrade_end);
  return { indexed: chains.filter(isIndexed), others: chains.filter((chain) => !isIndexed(chain)) };
}

/** One step in the primary key for each: `distinct` would read all of it. */
async function chainsOf(database: LedgerDatabase): Promise<readonly string[]> {
  const chains: string[] = [];
  let next: { readonly chain: string } | undefined;
  do {
    next = await database
      .selectFrom('access_ledger')
      .select('chain')
      .where('chain', '>', chains.at(-1) ?? '')
      .orderBy('chain')
      .limit(1)
      .executeTakeFirst();
    chains.push(...(next === undefined ? [] : [next.chain]));
  } while (next !== undefined);
  return chains;
}

/** How many records one statement reads by their keys. */
const KEYS = 500;

/** All records of these people that match, by chain and sequence number. */
export async function* recordsOfPeople(
  database: LedgerDatabase,
  filter: RecordFilter,
  people: readonly string[],
  { indexed, others }: SearchedChains,
): AsyncIterable<LedgerRecord> {
  if (people.length === 0) {
    return;
  }
  for (const chain of [...indexed, ...others].sort(compare)) {
    yield* others.includes(chain)
      ? readWhole(database, filter, people, chain)
      : recordsByIndex(database, filter, people, chain);
  }
}

/** The records of these people in a chain that has no index. */
async function* readWhole(
  database: LedgerDatabase,
  filter: RecordFilter,
  people: readonly string[],
  chain: string,
): AsyncIterable<LedgerRecord> {
  const sought = new Set(people);
  for await (const record of recordsInOrder(database, filter, chain)) {
    if (personRows(record).some(({ person }) => sought.has(person))) {
      yield record;
    }
  }
}

async function* recordsByIndex(
  database: LedgerDatabase,
  filter: RecordFilter,
  people: readonly string[],
  chain: string,
): AsyncIterable<LedgerRecord> {
  const keys = await database
    .selectFrom('access_ledger_person')
    .select('sequence')
    .distinct()
    .where('person', 'in', people)
    .where('chain', '=', chain)
    .orderBy('sequence')
    .execute();
  const sequences = keys.map(({ sequence }) => sequence);
  for (let at = 0; at < sequences.length; at += KEYS) {
    yield* await database
      .selectFrom('access_ledger')
      .select(LEDGER_COLUMNS)
      .where('chain', '=', chain)
      .where('sequence', 'in', sequences.slice(at, at + KEYS))
      .where((where) => where.and(matches(where, filter)))
      .orderBy('sequence')
      .execute();
  }
}

/** As `latestRecords`, of people in chains that have no index. */
export async function latestReadWhole(
  database: LedgerDatabase,
  filter: RecordFilter,
  people: readonly string[],
  chains: readonly string[],
  before: LedgerPosition | undefined,
  limit: number,
): Promise<readonly LedgerRecord[]> {
  let latest: readonly LedgerRecord[] = [];
  for (const chain of chains) {
    for await (const record of readWhole(database, filter, people, chain)) {
      if (before === undefined || isBefore(record, before)) {
        latest = [...latest, record];
      }
      if (latest.length > 2 * limit) {
        latest = latestOf(latest, limit);
      }
    }
  }
  return latestOf(latest, limit);
}

function isBefore(record: LedgerRecord, [time, chain, sequence]: LedgerPosition): boolean {
  return (compare(record.time, time) || compare(record.chain, chain) || compare(record.sequence, sequence)) < 0;
}

/** The other hashes of the people of these. */
export async function hashesOfSame(
  database: LedgerDatabase,
  people: readonly string[],
  { indexed, others }: SearchedChains,
): Promise<readonly string[]> {
  if (people.length === 0) {
    return [];
  }
  const found = new Set(indexed.length > 0 ? await sameByIndex(database, people) : []);
  const sought = new Set(people);
  for (const chain of others) {
    for await (const record of readWhole(database, {}, people, chain)) {
      personRows(record)
        .filter(({ person, same }) => sought.has(person) && same !== '')
        .forEach(({ same }) => same.split(' ').forEach((hash) => found.add(hash)));
    }
  }
  return [...found];
}

async function sameByIndex(database: LedgerDatabase, people: readonly string[]): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('access_ledger_person')
    .select('same')
    .distinct()
    .where('person', 'in', people)
    .where('same', '<>', '')
    .execute();
  return rows.flatMap(({ same }) => same.split(' '));
}
