import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import SqliteFile, { type Database, type Statement } from 'better-sqlite3';

import {
  MAKE_STAMP_TABLE,
  STAMP_TABLE,
  sameColumns,
  stampText,
  type Cell,
  type RowSink,
  type SeedStamp,
} from './row-sink.ts';

/** The load of one SQLite file. */
export interface SqliteLoad {
  readonly file: string;
  readonly stamp: SeedStamp;
  /** Makes the empty tables in the given file. */
  readonly makeTables: (file: string) => Promise<void>;
}

/** A file being filled; `done` renames it to the final name, `abandon` deletes it. */
export interface OpenSqliteLoad extends RowSink {
  done(): void;
  abandon(): void;
}

/** Whether the file exists and was completely loaded from this stamp. */
export function sqliteIsMade(file: string, stamp: SeedStamp): boolean {
  if (!existsSync(file)) {
    return false;
  }
  const database = new SqliteFile(file, { readonly: true });
  try {
    const known = database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(STAMP_TABLE);
    if (!known) {
      return false;
    }
    return (
      database.prepare(`select 1 from ${STAMP_TABLE} where stamp = ? and state = 'made'`).get(stampText(stamp)) !==
      undefined
    );
  } finally {
    database.close();
  }
}

/**
 * Opens a load into a temporary file: tables first, then rows in one transaction without a journal. An interrupted load
 * does not change the real file, since only a complete one gets its name.
 */
export async function openSqliteLoad(load: SqliteLoad): Promise<OpenSqliteLoad> {
  const making = `${load.file}.making`;
  mkdirSync(dirname(load.file), { recursive: true });
  rmSync(making, { force: true });
  await load.makeTables(making);
  const database = new SqliteFile(making);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.exec(MAKE_STAMP_TABLE);
  database.exec('begin');
  const tables = new Map<string, { statement: Statement; columns: readonly string[] }>();
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    add: (table, columns, row) => {
      let known = tables.get(table);
      if (!known) {
        known = { statement: insertInto(database, table, columns), columns };
        tables.set(table, known);
      } else {
        sameColumns(table, known.columns, columns);
      }
      known.statement.run(row.map(bindable));
      taken += 1;
    },
    drain: () => Promise.resolve(),
    done: () => {
      database.prepare(`insert into ${STAMP_TABLE} (stamp, state) values (?, 'made')`).run(stampText(load.stamp));
      database.exec('commit');
      database.exec('analyze');
      database.close();
      renameSync(making, load.file);
    },
    abandon: () => {
      database.close();
      rmSync(making, { force: true });
    },
  };
}

function insertInto(database: Database, table: string, columns: readonly string[]): Statement {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return database.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`);
}

// SQLite has no booleans, and the driver rejects them.
function bindable(cell: Cell): string | number | null {
  return typeof cell === 'boolean' ? Number(cell) : cell;
}
