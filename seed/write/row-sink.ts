/** What a column holds: dates and decimals are text, as they are everywhere in the sample world. */
export type Cell = string | number | boolean | null;

/**
 * Where rows go. Rows of one table are stored in the order they were added; a row is taken at once and written later,
 * so a loader of many rows asks for `room` now and then.
 */
export interface RowSink {
  /** @throws Error where a table is given other columns than the first time. */
  add(table: string, columns: readonly string[], row: readonly Cell[]): void;
  /** Waits while more is pending than memory should hold. */
  room(): Promise<void>;
  /** Rows taken so far. */
  readonly taken: number;
}

/** What a sample database was made from. One made from anything else, or not to its end, is made anew. */
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

/** A row that names its columns otherwise would land in the wrong ones. @throws Error where they differ. */
export function sameColumns(table: string, before: readonly string[], now: readonly string[]): void {
  if (before === now) {
    return;
  }
  if (before.length !== now.length || before.some((column, i) => column !== now[i])) {
    throw new Error(`${table} was given other columns than before`);
  }
}
