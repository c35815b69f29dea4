import { once } from 'node:events';

import { Kysely, MysqlDialect, sql, type MysqlPool } from 'kysely';
import { createConnection, type Connection } from 'mysql2';

import { ownServer, pinOwnSession, sendPrepared } from '../../../subgraphs/shared/database/own-connection.ts';
import type { LedgerRecord } from '../record.ts';

import type { LedgerDatabase, LedgerTables } from './ledger-queries.ts';
import { ledgerReads } from './ledger-reads.ts';
import { ChainTakenError, type ChainSubtree, type LedgerStore } from './ledger-store.ts';
import { personRows } from './person-index.ts';
import { subtreeRow } from './tree-queries.ts';

const STATEMENT_MS = 2_000;
const ROWS_IN_A_STATEMENT = 100;

const OPTIONS = sql.raw('engine = innodb character set utf8mb4 collate utf8mb4_bin');

// Column types and character set are MySQL's own.
const TABLES = {
  access_ledger: sql`
    create table if not exists access_ledger (
      chain varchar(64) not null,
      sequence bigint not null,
      time char(24) not null,
      request_id varchar(64) not null,
      verdict varchar(16) not null,
      audience varchar(16) not null,
      subject varchar(200),
      row_scope varchar(200) not null,
      purpose varchar(400),
      operation varchar(128),
      classes varchar(200) not null,
      fields text not null,
      people mediumtext not null,
      row_count bigint not null,
      previous char(64) not null,
      hash char(64) not null,
      primary key (chain, sequence)
    ) ${OPTIONS}
  `,
  access_ledger_chain: sql`
    create table if not exists access_ledger_chain (
      chain varchar(64) not null,
      hash varchar(16) not null,
      upgraded bigint not null,
      upgrade_end bigint not null,
      primary key (chain, upgraded)
    ) ${OPTIONS}
  `,
  access_ledger_subtree: sql`
    create table if not exists access_ledger_subtree (
      chain varchar(64) not null,
      level int not null,
      position bigint not null,
      hash char(64) not null,
      primary key (chain, level, position)
    ) ${OPTIONS}
  `,
  access_ledger_person: sql`
    create table if not exists access_ledger_person (
      person varchar(64) not null,
      time char(24) not null,
      chain varchar(64) not null,
      sequence bigint not null,
      same mediumtext not null,
      primary key (person, time, chain, sequence)
    ) ${OPTIONS}
  `,
};

/** Of the records. A ledger of before 2026-12 has an index on the time alone, under the first of these names. */
const INDEXES = {
  access_ledger_time: 'time',
  access_ledger_verdict: 'verdict, time, chain, sequence',
  access_ledger_subject: 'subject, verdict, time, chain, sequence',
} as const;

/** MySQL has no `create index if not exists`. */
async function makeIndexes(database: LedgerDatabase): Promise<void> {
  const there = await sql<{ name: string }>`
    select distinct index_name as name from information_schema.statistics
    where table_schema = database() and table_name = 'access_ledger'
  `.execute(database);
  for (const [name, columns] of Object.entries(INDEXES)) {
    if (!there.rows.some((row) => row.name === name)) {
      await sql`create index ${sql.ref(name)} on access_ledger (${sql.raw(columns)})`.execute(database);
    }
  }
}

/** Only what is missing: with `if not exists` too, MySQL demands the right to create. */
async function makeTables(database: LedgerDatabase): Promise<void> {
  const there = await tablesThere(database);
  for (const [name, table] of Object.entries(TABLES)) {
    if (!there.includes(name)) {
      await table.execute(database);
    }
  }
}

async function tablesThere(database: LedgerDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = database()
  `.execute(database);
  return rows.map(({ name }) => name);
}

/**
 * A ledger in a MySQL database, on one connection that holds the chain's lock: if the connection is lost, so is the lock, and
 * the chain opens another store. Whether a commit is on the server's disk depends on `innodb_flush_log_at_trx_commit`.
 */
export async function openMysqlStore(url: string, access: 'write' | 'read'): Promise<LedgerStore> {
  const connection = createConnection({ ...ownServer(url), connectTimeout: STATEMENT_MS });
  const connected = once(connection, 'connect');
  connection.on('error', () => undefined);
  const database = queriesOn(connection, STATEMENT_MS);
  try {
    await connected;
    await pinOwnSession(connection, 'STRICT_ALL_TABLES');
    if (access === 'write') {
      // An index of a large ledger takes as long as it takes.
      const unlimited = queriesOn(connection, undefined);
      await makeTables(database);
      await makeIndexes(unlimited);
    }
  } catch (error) {
    connection.destroy();
    throw error;
  }
  let heldLock: string | undefined;
  const whole = queriesOn(connection, undefined);
  return {
    ...ledgerReads(database, whole, async () => (await tablesThere(database)).includes('access_ledger_person')),
    async lock(chain) {
      const name = `\naccess_ledger\n${chain}`;
      const lock = sql<{ held: number | null }>`select get_lock(sha1(concat(database(), ${name})), 0) as held`;
      const { rows } = await lock.execute(database);
      if (rows[0]?.held !== 1) {
        throw new ChainTakenError(chain);
      }
      heldLock = name;
    },
    append: (records, subtrees) =>
      inTransaction(database, async () => {
        await insertInParts(records, (values) => database.insertInto('access_ledger').values(values).execute());
        await index(database, records, subtrees);
      }),
    upgrade: (state, records, subtrees) =>
      inTransaction(database, async () => {
        await database.insertInto('access_ledger_chain').values(state).execute();
        await index(database, records, subtrees);
      }),
    async close() {
      // The server releases the lock of a closed connection a moment later, so the next store could find it held.
      if (heldLock !== undefined) {
        await sql`do release_lock(sha1(concat(database(), ${heldLock})))`.execute(database).catch(() => undefined);
      }
      // Not `end()`: it never answers on a connection that was cut.
      connection.destroy();
    },
  };
}

/** Not kysely's transaction: on a lost connection its rollback fails too and hides the cause. Closing rolls back as well. */
async function inTransaction(database: LedgerDatabase, write: () => Promise<void>): Promise<void> {
  await sql`start transaction`.execute(database);
  await write();
  await sql`commit`.execute(database);
}

async function index(
  database: LedgerDatabase,
  records: readonly LedgerRecord[],
  subtrees: readonly ChainSubtree[],
): Promise<void> {
  await insertInParts(records.flatMap(personRows), (values) =>
    database.insertInto('access_ledger_person').values(values).execute(),
  );
  await insertInParts(subtrees.map(subtreeRow), (values) =>
    database.insertInto('access_ledger_subtree').values(values).execute(),
  );
}

async function insertInParts<Row>(
  rows: readonly Row[],
  insert: (values: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_IN_A_STATEMENT) {
    await insert(rows.slice(at, at + ROWS_IN_A_STATEMENT));
  }
}

/** kysely takes a pool; here it is a pool of one, since the chain's lock belongs to this connection. */
function queriesOn(connection: Connection, timeout: number | undefined): LedgerDatabase {
  const only = {
    config: connection.config,
    threadId: connection.threadId,
    connect: () => undefined,
    destroy: () => connection.destroy(),
    release: () => undefined,
    query: (text: string, values: readonly unknown[], callback: (error: unknown, result: never) => void) =>
      sendPrepared(connection, text, values, timeout, callback),
  };
  const pool: MysqlPool = {
    getConnection: (callback) => callback(null, only as never),
    end: (callback) => callback(null),
  };
  return new Kysely<LedgerTables>({ dialect: new MysqlDialect({ pool }) });
}
