import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import SqliteFile, { type Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import type { LedgerRecord } from '../record.ts';

import { LEDGER_COLUMNS, type LedgerTables } from './ledger-queries.ts';
import { ledgerReads } from './ledger-reads.ts';
import { ChainTakenError, faultCode, type ChainState, type ChainSubtree, type LedgerStore } from './ledger-store.ts';
import { personRows } from './person-index.ts';
import { subtreeRow } from './tree-queries.ts';

// Column types and `strict` are SQLite's own.
const TABLES = `
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
  create index if not exists access_ledger_time on access_ledger (time, chain, sequence);
  create index if not exists access_ledger_verdict on access_ledger (verdict, time, chain, sequence);
  create index if not exists access_ledger_subject on access_ledger (subject, verdict, time, chain, sequence);
  create table if not exists access_ledger_chain (
    chain text not null,
    hash text not null,
    upgraded integer not null,
    upgrade_end integer not null,
    primary key (chain, upgraded)
  ) strict, without rowid;
  create table if not exists access_ledger_subtree (
    chain text not null,
    level integer not null,
    position integer not null,
    hash text not null,
    primary key (chain, level, position)
  ) strict, without rowid;
  create table if not exists access_ledger_person (
    person text not null,
    time text not null,
    chain text not null,
    sequence integer not null,
    same text not null,
    primary key (person, time, chain, sequence)
  ) strict, without rowid;
`;

const HAS_TREE = "select 1 from sqlite_master where type = 'table' and name = 'access_ledger_person'";

const INSERT_RECORD = `insert into access_ledger (${LEDGER_COLUMNS.join(', ')}) values (${LEDGER_COLUMNS.map(() => '?').join(', ')})`;
const INSERT_SUBTREE =
  'insert into access_ledger_subtree (chain, level, position, hash) values (@chain, @level, @position, @hash)';
const INSERT_PERSON =
  'insert into access_ledger_person (person, time, chain, sequence, same) values (@person, @time, @chain, @sequence, @same)';
const INSERT_CHAIN =
  'insert into access_ledger_chain (chain, hash, upgraded, upgrade_end) values (@chain, @hash, @upgraded, @upgrade_end)';

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
    database.exec(TABLES);
  }
  const writes = access === 'write' ? writesTo(database) : undefined;
  return {
    ...ledgerReads(queries, queries, async () => database.prepare(HAS_TREE).get() !== undefined),
    async lock(chain) {
      if (file !== ':memory:') {
        locks.push(lockFile(`${file}.${encodeURIComponent(chain)}.lock`, chain));
      }
    },
    async append(records, subtrees) {
      writes?.append(records, subtrees);
    },
    async upgrade(state, records, subtrees) {
      writes?.upgrade(state, records, subtrees);
    },
    async close() {
      database.close();
      locks.forEach((lock) => lock.close());
    },
  };
}

function writesTo(database: Database) {
  const [insertRecord, insertSubtree, insertPerson, insertChain] = [
    database.prepare(INSERT_RECORD),
    database.prepare(INSERT_SUBTREE),
    database.prepare(INSERT_PERSON),
    database.prepare(INSERT_CHAIN),
  ];
  const index = (records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]): void => {
    records.forEach((record) => personRows(record).forEach((row) => insertPerson.run(row)));
    subtrees.forEach((subtree) => insertSubtree.run(subtreeRow(subtree)));
  };
  return {
    append: database.transaction((records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]) => {
      records.forEach((record) => insertRecord.run(LEDGER_COLUMNS.map((column) => record[column])));
      index(records, subtrees);
    }),
    upgrade: database.transaction(
      (state: ChainState, records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]) => {
        insertChain.run(state);
        index(records, subtrees);
      },
    ),
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
