import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import SqliteFile, { type Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import { chainHead, latestRecords, LEDGER_COLUMNS, recordsInOrder, type LedgerTables } from './ledger-queries.ts';
import { ChainTakenError, faultCode, type LedgerStore } from './ledger-store.ts';
import type { LedgerRecord } from './record.ts';

// Column types and `strict` are SQLite's own.
const TABLE = `
  create table if not exists access_ledger (
    chain text not null,
    sequence integer not null,
    time text not null,
    request_id text not null,
    verdict text not null,
    audience text not null,
    subject text,
    row_scope text not null,
    purpose text,
    operation text,
    classes text not null,
    fields text not null,
    people text not null,
    row_count integer not null,
    previous text not null,
    hash text not null,
    primary key (chain, sequence)
  ) strict;
  create index if not exists access_ledger_time on access_ledger (time);
`;

const INSERT = `insert into access_ledger (${LEDGER_COLUMNS.join(', ')}) values (${LEDGER_COLUMNS.map(() => '?').join(', ')})`;

/**
 * A ledger in one SQLite file, or in memory. A commit is on the disk when it returns (write-ahead log, synchronous full).
 *
 * Queries are kysely's, but not the insert: kysely compiles and prepares it again for each group, at 60 % more
 * processor time (see the README), and when the disk is full its rollback fails too and hides the cause.
 */
export async function openSqliteStore(file: string, access: 'write' | 'read'): Promise<LedgerStore> {
  if (access === 'write' && file !== ':memory:') {
    makeFolder(dirname(file));
  }
  const database = new SqliteFile(file, { readonly: access === 'read', timeout: 1000 });
  const locks: Database[] = [];
  const queries = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) });
  if (access === 'write') {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    requireDurable(database, file);
    database.exec(TABLE);
  }
  const insert = access === 'write' ? database.prepare(INSERT) : undefined;
  const insertAll = database.transaction((records: readonly LedgerRecord[]) => {
    records.forEach((record) => insert?.run(LEDGER_COLUMNS.map((column) => record[column])));
  });
  return {
    async lock(chain) {
      if (file !== ':memory:') {
        locks.push(lockFile(`${file}.${encodeURIComponent(chain)}.lock`, chain));
      }
    },
    lastOf: (chain) => chainHead(queries, chain),
    async append(records) {
      insertAll(records);
    },
    records: (filter) => recordsInOrder(queries, filter),
    latest: (filter, before, limit) => latestRecords(queries, filter, before, limit),
    async close() {
      database.close();
      locks.forEach((lock) => lock.close());
    },
  };
}

/** SQLite's number for `synchronous = full`. */
const FULL = 2;

/**
 * Reads back what makes a commit durable: SQLite keeps another mode without an error where it cannot have this one, such as a
 * write-ahead log on a network's file system.
 */
function requireDurable(database: Database, file: string): void {
  const [mode, synchronous] = ['journal_mode', 'synchronous'].map((name) => database.pragma(name, { simple: true }));
  if (synchronous !== FULL || (mode !== 'wal' && file !== ':memory:')) {
    database.close();
    throw new Error('The file of the access ledger cannot be written durably: its file system has no write-ahead log.');
  }
}

/** One level only: on some file systems Node's recursive `mkdir` never returns (`/proc`, Node 24). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (faultCode(error) !== 'EEXIST') {
      throw error;
    }
  }
}

/**
 * A lock that the operating system releases however the process ends: an exclusive transaction that stays open on a file of
 * its own.
 */
function lockFile(file: string, chain: string): Database {
  const lock = new SqliteFile(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw faultCode(error) === 'SQLITE_BUSY' ? new ChainTakenError(chain) : error;
  }
}
