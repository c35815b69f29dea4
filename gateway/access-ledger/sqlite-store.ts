import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import SqliteFile, { type Database } from 'better-sqlite3';

import { faultCode } from './fault-code.ts';
import { ChainTaken, type LedgerStore } from './ledger-store.ts';
import { latestFirst, recordConditions } from './record-conditions.ts';
import { HASHED_MEMBERS, type ChainHead, type LedgerRecord } from './record.ts';

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

const COLUMNS = [...HASHED_MEMBERS, 'hash'] as const;

const INSERT = `insert into access_ledger (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`;

/** A ledger in one SQLite file, or in memory. A commit is on the disk when it returns (write-ahead log, synchronous full). */
export async function openSqliteStore(file: string, access: 'write' | 'read'): Promise<LedgerStore> {
  if (access === 'write' && file !== ':memory:') {
    makeFolder(dirname(file));
  }
  const database = new SqliteFile(file, { readonly: access === 'read', timeout: 1000 });
  if (access === 'write') {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    database.exec(TABLE);
  }
  const locks: Database[] = [];
  const inserting = access === 'write' ? database.prepare(INSERT) : undefined;
  const insert = database.transaction((records: readonly LedgerRecord[]) => {
    records.forEach((record) => inserting?.run(COLUMNS.map((column) => record[column])));
  });
  return {
    async lock(chain) {
      if (file !== ':memory:') {
        locks.push(lockFile(`${file}.${encodeURIComponent(chain)}.lock`, chain));
      }
    },
    async lastOf(chain) {
      const last = database
        .prepare('select sequence, hash from access_ledger where chain = ? order by sequence desc limit 1')
        .get(chain);
      return last as ChainHead | undefined;
    },
    async append(records) {
      insert(records);
    },
    async *records(filter) {
      const { where, values } = recordConditions(filter);
      const statement = database.prepare(
        `select ${COLUMNS.join(', ')} from access_ledger where ${where} order by chain, sequence`,
      );
      yield* statement.iterate(...values) as IterableIterator<LedgerRecord>;
    },
    async latest(filter, before, limit) {
      const { where, values } = recordConditions(filter);
      const { sql, values: place } = latestFirst(before);
      const statement = database.prepare(
        `select ${COLUMNS.join(', ')} from access_ledger where ${where} ${sql} limit ?`,
      );
      return statement.all(...values, ...place, limit) as LedgerRecord[];
    },
    async close() {
      database.close();
      locks.forEach((lock) => lock.close());
    },
  };
}

/** One level only: on some file systems Node never comes back from making more (`/proc`, Node 24). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (faultCode(error) !== 'EEXIST') {
      throw error;
    }
  }
}

/** A lock that the operating system lets go when the process ends, however it ends: a transaction on a file of its own. */
function lockFile(file: string, chain: string): Database {
  const lock = new SqliteFile(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw faultCode(error) === 'SQLITE_BUSY' ? new ChainTaken(chain) : error;
  }
}
