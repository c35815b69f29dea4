import type { LedgerRecord } from '../record.ts';

import { LEDGER_COLUMNS, PAGE_ROWS, type LedgerDatabase, type SubtreeRow } from './ledger-queries.ts';
import type { ChainState, ChainSubtree } from './ledger-store.ts';
import type { PersonRow } from './person-index.ts';

/** The last row of a chain: each step of an upgrade adds one, since the account of a gateway may only insert. */
export function stateOfChain(database: LedgerDatabase, chain: string): Promise<ChainState | undefined> {
  return database
    .selectFrom('access_ledger_chain')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('upgraded', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function recordsBetween(
  database: LedgerDatabase,
  chain: string,
  from: number,
  to: number,
): Promise<readonly LedgerRecord[]> {
  return database
    .selectFrom('access_ledger')
    .select(LEDGER_COLUMNS)
    .where('chain', '=', chain)
    .where('sequence', '>=', from)
    .where('sequence', '<=', to)
    .orderBy('sequence')
    .execute();
}

export async function subtreesBetween(
  database: LedgerDatabase,
  chain: string,
  level: number,
  from: number,
  to: number,
): Promise<readonly ChainSubtree[]> {
  const rows = await database
    .selectFrom('access_ledger_subtree')
    .selectAll()
    .where('chain', '=', chain)
    .where('level', '=', level)
    .where('position', '>=', from)
    .where('position', '<', to)
    .orderBy('position')
    .execute();
  return rows.map(subtreeOf);
}

export function subtreeRow({ chain, level, position, hash }: ChainSubtree): SubtreeRow {
  return { chain, level, position, hash: hash.toString('hex') };
}

function subtreeOf(row: SubtreeRow): ChainSubtree {
  return { ...row, hash: Buffer.from(row.hash, 'hex') };
}

export async function isRowThere(
  database: LedgerDatabase,
  { person, time, chain, sequence }: PersonRow,
): Promise<boolean> {
  const row = await database
    .selectFrom('access_ledger_person')
    .select('sequence')
    .where('person', '=', person)
    .where('time', '=', time)
    .where('chain', '=', chain)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row !== undefined;
}

/** The index by person, in its order, one page in memory at a time. */
export async function* allPersonRows(database: LedgerDatabase): AsyncIterable<PersonRow> {
  let last: PersonRow | undefined;
  do {
    const page: readonly PersonRow[] = await database
      .selectFrom('access_ledger_person')
      .selectAll()
      .where((where) =>
        where.and(
          last === undefined
            ? []
            : [
                where('person', '>=', last.person),
                where(
                  where.refTuple('person', 'time', 'chain', 'sequence'),
                  '>',
                  where.tuple(last.person, last.time, last.chain, last.sequence),
                ),
              ],
        ),
      )
      .orderBy('person')
      .orderBy('time')
      .orderBy('chain')
      .orderBy('sequence')
      .limit(PAGE_ROWS)
      .execute();
    yield* page;
    last = page.length < PAGE_ROWS ? undefined : page.at(-1);
  } while (last !== undefined);
}

/** All stored subtrees: one for 256 records. */
export async function* everySubtree(database: LedgerDatabase): AsyncIterable<ChainSubtree> {
  const chains = await database.selectFrom('access_ledger_subtree').select(['chain', 'level']).distinct().execute();
  for (const { chain, level } of chains) {
    let page: readonly ChainSubtree[];
    let from = Number.MIN_SAFE_INTEGER;
    do {
      const rows: readonly SubtreeRow[] = await database
        .selectFrom('access_ledger_subtree')
        .selectAll()
        .where('chain', '=', chain)
        .where('level', '=', level)
        .where('position', '>=', from)
        .orderBy('position')
        .limit(PAGE_ROWS)
        .execute();
      page = rows.map(subtreeOf);
      yield* page;
      from = (page.at(-1)?.position ?? 0) + 1;
    } while (page.length === PAGE_ROWS);
  }
}
