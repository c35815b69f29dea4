/** A column's value: dates and decimals are text, as everywhere in the sample world. */
export type Cell = string | number | boolean | null;

/**
 * Stores rows; those of one table in the order of `add`. A row is buffered and written later, so a loader of many rows
 * awaits `drain` regularly (backpressure).
 */
export interface RowSink {
  /** @throws Error where a table is given other columns than the first time. */
  add(table: string, columns: readonly string[], row: readonly Cell[]): void;
  /** Waits while too many rows are buffered. */
  drain(): Promise<void>;
  /** Rows added so far. */
  readonly taken: number;
}

/** The source of a sample database. A database with another stamp, or an incomplete one, is made again. */
export interface SeedStamp {
  readonly set: string;
  readonly seed: number;
  /** Changes whenever the rows made from the same set and seed change. */
  readonly version: string;
}

/** The table that holds the stamp; its `state` is 'loading' until every row is in. */
export const STAMP_TABLE = 'seed_state';
export const MAKE_STAMP_TABLE = `create table ${STAMP_TABLE} (stamp varchar(190) not null primary key, state varchar(10) not null)`;

/** The stamp as it is stored and compared. */
export function stampText({ set, seed, version }: SeedStamp): string {
  return `${set}/${seed}/${version}`;
}

/** Values of a row with other columns would be stored in the wrong ones. @throws Error where they differ. */
export function sameColumns(table: string, before: readonly string[], now: readonly string[]): void {
  if (before === now) {
    return;
  }
  if (before.length !== now.length || before.some((column, i) => column !== now[i])) {
    throw new Error(`${table} was given other columns than before`);
  }
}
