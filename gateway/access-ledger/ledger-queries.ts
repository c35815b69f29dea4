import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';

import type { LedgerPosition, RecordFilter } from './ledger-store.ts';
import { HASHED_MEMBERS, type ChainHead, type LedgerRecord } from './record.ts';

/** The ledger's one table, the same on SQLite and MySQL. Each store creates it in its own column types. */
export interface LedgerTables {
  readonly access_ledger: LedgerRecord;
}

export type LedgerDatabase = Kysely<LedgerTables>;

export const LEDGER_COLUMNS = [...HASHED_MEMBERS, 'hash'] as const;

const PAGE_ROWS = 5_000;

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
 */
export async function* recordsInOrder(database: LedgerDatabase, filter: RecordFilter): AsyncIterable<LedgerRecord> {
  let last: LedgerRecord | undefined;
  do {
    const page: readonly LedgerRecord[] = await database
      .selectFrom('access_ledger')
      .select(LEDGER_COLUMNS)
      .where((where) => where.and([...matches(where, filter), ...(last === undefined ? [] : follows(where, last))]))
      .orderBy('chain')
      .orderBy('sequence')
      .limit(PAGE_ROWS)
      .execute();
    yield* page;
    last = page.length < PAGE_ROWS ? undefined : page.at(-1);
  } while (last !== undefined);
}

/** The latest records that match, latest first; with `before`, only those before that position. */
export function latestRecords(
  database: LedgerDatabase,
  filter: RecordFilter,
  before: LedgerPosition | undefined,
  limit: number,
): Promise<readonly LedgerRecord[]> {
  return database
    .selectFrom('access_ledger')
    .select(LEDGER_COLUMNS)
    .where((where) => where.and([...matches(where, filter), ...(before === undefined ? [] : precedes(where, before))]))
    .orderBy('time', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}

type Where = ExpressionBuilder<LedgerTables, 'access_ledger'>;
type Condition = ExpressionWrapper<LedgerTables, 'access_ledger', SqlBool>;

function matches(where: Where, { from, to, subject, verdicts, people }: RecordFilter): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [where('time', '>=', from)]),
    ...(to === undefined ? [] : [where('time', '<', to)]),
    ...(subject === undefined ? [] : [where('subject', '=', subject)]),
    ...(verdicts === undefined ? [] : [where.or(verdicts.map((verdict) => where('verdict', '=', verdict)))]),
    ...(people === undefined ? [] : [where.or(people.map((hash) => contains(where, 'people', hash)))]),
  ];
}

function contains(where: Where, column: 'people', text: string): Condition {
  return where(where.fn<number>('instr', [column, where.val(text)]), '>', 0);
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
