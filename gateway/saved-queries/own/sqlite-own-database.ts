import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import SqliteFile from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import type { OwnDatabase, OwnQueryTables } from './own-tables.ts';

/** How long a statement waits for another process's. It blocks the thread, and statements here take about a millisecond. */
const BUSY_MS = 2_000;

const TABLE = `
  create table if not exists own_queries (
    id text not null primary key,
    owner_key text not null,
    office_key text not null,
    owner text not null,
    office text not null,
    name text not null,
    title text not null,
    description text not null,
    shared text not null,
    document text not null,
    definition text not null,
    version integer not null,
    created_at text not null,
    updated_at text not null,
    unique (owner_key, name)
  ) strict;
  create index if not exists own_queries_office on own_queries (office_key, updated_at);
`;

/** Opens or makes a SQLite file, or a database in memory (`:memory:`). Several processes may have it open. */
export function openSqliteOwnDatabase(file: string): OwnDatabase {
  if (file !== ':memory:') {
    makeFolder(dirname(file));
  }
  const database = new SqliteFile(file, { timeout: BUSY_MS });
  try {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    database.exec(TABLE);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    queries: new Kysely<OwnQueryTables>({ dialect: new SqliteDialect({ database }) }),
    isDuplicate: (error) => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE',
    isRetryable: (error) => codeOf(error) === 'SQLITE_BUSY',
    async close() {
      database.close();
    },
  };
}

/** One level only: on some file systems Node's recursive `mkdir` never returns (`/proc`, Node 24). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
  }
}

function codeOf(error: unknown): unknown {
  return (Object(error) as { code?: unknown }).code;
}
