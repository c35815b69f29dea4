import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';

import { VERDICTS } from '../entry.ts';
import { HASHED_MEMBERS, type ChainHead, type LedgerRecord } from '../record.ts';

import type { ChainState, LedgerPosition, RecordFilter } from './ledger-store.ts';
import type { PersonRow } from './person-index.ts';

/** A stored subtree; its hash in hex. */
export interface SubtreeRow {
  readonly chain: string;
  readonly level: number;
  readonly position: number;
  readonly hash: string;
}

/** The ledger's tables, the same on SQLite and MySQL. Each store creates them in its own column types. */
export interface LedgerTables {
  readonly access_ledger: LedgerRecord;
  readonly access_ledger_chain: ChainState;
  readonly access_ledger_subtree: SubtreeRow;
  readonly access_ledger_person: PersonRow;
}

export type LedgerDatabase = Kysely<LedgerTables>;

export const LEDGER_COLUMNS = [...HASHED_MEMBERS, 'hash'] as const;

/** The most rows in memory at a time. */
export const PAGE_ROWS = 5_000;

/** The sequence number and hash of a chain's last record. */
export function chainHead(database: LedgerDatabase, chain: string): Promise<ChainHead | undefined> {
  return database
    .selectFrom('access_ledger')
    .select(['sequence', 'hash'])
    .where('chain', '=', chain)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * All records that match, by chain and sequence number, one page in memory at a time. Pages are read by key and never
 * streamed: kysely ends a MySQL stream silently where the connection is lost, and a ledger would look shorter than it is.
 *
 * @param filter without people
 * @param chain the only one to read; undefined for all
 */
export async function* recordsInOrder(
  database: LedgerDatabase,
  filter: RecordFilter,
  chain?: string,
): AsyncIterable<LedgerRecord> {
  let last: LedgerRecord | undefined;
  do {
    const page: readonly LedgerRecord[] = await database
      .selectFrom('access_ledger')
      .select(LEDGER_COLUMNS)
      .where((where) =>
        where.and([
          ...(chain === undefined ? [] : [where('chain', '=', chain)]),
          ...matches(where, filter),
          ...(last === undefined ? [] : follows(where, last)),
        ]),
      )
      .orderBy('chain')
      .orderBy('sequence')
      .limit(PAGE_ROWS)
      .execute();
    yield* page;
    last = page.length < PAGE_ROWS ? undefined : page.at(-1);
  } while (last !== undefined);
}

/**
 * The latest records that match, latest first; with `before`, only those before that position. Each statement reads one range
 * of an index, in its order, and not more than it returns, unless several conditions are combined. Records of people are found
 * in the index alone.
 */
export async function latestRecords(
  database: LedgerDatabase,
  filter: RecordFilter,
  before: LedgerPosition | undefined,
  limit: number,
): Promise<readonly LedgerRecord[]> {
  const pages = await pagesOf(database, filter, before, limit);
  return latestOf(pages.flat(), limit);
}

/** The latest of these records, each once, latest first. */
export function latestOf(records: readonly LedgerRecord[], limit: number): readonly LedgerRecord[] {
  const byPosition = new Map(records.map((record) => [`${record.time} ${record.chain} ${record.sequence}`, record]));
  return [...byPosition.values()].sort(latestFirst).slice(0, limit);
}

async function pagesOf(
  database: LedgerDatabase,
  filter: RecordFilter,
  before: LedgerPosition | undefined,
  limit: number,
): Promise<readonly (readonly LedgerRecord[])[]> {
  const { people, subject, verdicts } = filter;
  if (people !== undefined) {
    return inTurn(people, (person) => latestOfPerson(database, person, filter, before, limit).execute());
  }
  const each = verdicts ?? (subject === undefined ? undefined : VERDICTS);
  return each === undefined
    ? [await latestOfAll(database, filter, before, limit).execute()]
    : inTurn(each, (verdict) => latestOfAll(database, { ...filter, verdicts: [verdict] }, before, limit).execute());
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(await read(item));
  }
  return results;
}

function latestOfAll(
  database: LedgerDatabase,
  filter: RecordFilter,
  before: LedgerPosition | undefined,
  limit: number,
) {
  return database
    .selectFrom('access_ledger')
    .select(LEDGER_COLUMNS)
    .where((where) => where.and([...matches(where, filter), ...(before === undefined ? [] : precedes(where, before))]))
    .orderBy('time', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit);
}

function latestOfPerson(
  database: LedgerDatabase,
  person: string,
  { from, to, ...others }: RecordFilter,
  before: LedgerPosition | undefined,
  limit: number,
) {
  return database
    .selectFrom('access_ledger_person as of_person')
    .innerJoin('access_ledger', (join) =>
      join
        .onRef('access_ledger.chain', '=', 'of_person.chain')
        .onRef('access_ledger.sequence', '=', 'of_person.sequence'),
    )
    .select(LEDGER_COLUMNS.map((column) => `access_ledger.${column}` as const))
    .where('of_person.person', '=', person)
    .where((where) =>
      where.and([
        ...(from === undefined ? [] : [where('of_person.time', '>=', from)]),
        ...(to === undefined ? [] : [where('of_person.time', '<', to)]),
        ...(before === undefined
          ? []
          : [
              where('of_person.time', '<=', before[0]),
              where(
                where.refTuple('of_person.time', 'of_person.chain', 'of_person.sequence'),
                '<',
                where.tuple(...before),
              ),
            ]),
      ]),
    )
    .where((where) => where.and(matches(where as unknown as Where, others)))
    .orderBy('of_person.time', 'desc')
    .orderBy('of_person.chain', 'desc')
    .orderBy('of_person.sequence', 'desc')
    .limit(limit);
}

function latestFirst(one: LedgerRecord, other: LedgerRecord): number {
  return compare(other.time, one.time) || compare(other.chain, one.chain) || compare(other.sequence, one.sequence);
}

export function compare<Value extends string | number>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Where = ExpressionBuilder<LedgerTables, 'access_ledger'>;
type Condition = ExpressionWrapper<LedgerTables, 'access_ledger', SqlBool>;

export function matches(where: Where, { from, to, subject, verdicts }: RecordFilter): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [where('access_ledger.time', '>=', from)]),
    ...(to === undefined ? [] : [where('access_ledger.time', '<', to)]),
    ...(subject === undefined ? [] : [where('access_ledger.subject', '=', subject)]),
    ...(verdicts === undefined ? [] : [where.or(verdicts.map((verdict) => where('verdict', '=', verdict)))]),
  ];
}

/** The same condition twice: SQLite uses an index for the first form only, MySQL for the second only. */
function follows(where: Where, { chain, sequence }: LedgerRecord): readonly Condition[] {
  return [
    where(where.refTuple('chain', 'sequence'), '>', where.tuple(chain, sequence)),
    where.or([where('chain', '>', chain), where.and([where('chain', '=', chain), where('sequence', '>', sequence)])]),
  ];
}

/** The first condition follows from the second; MySQL needs it to use the index on time. */
function precedes(where: Where, [time, chain, sequence]: LedgerPosition): readonly Condition[] {
  return [
    where('time', '<=', time),
    where(where.refTuple('time', 'chain', 'sequence'), '<', where.tuple(time, chain, sequence)),
  ];
}
