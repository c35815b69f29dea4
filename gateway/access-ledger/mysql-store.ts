import { once } from 'node:events';

import { Kysely, MysqlDialect, sql, type MysqlPool } from 'kysely';
import { createConnection, type Connection } from 'mysql2';

import { ownServer, pinOwnSession, sendPrepared } from '../../subgraphs/shared/database/own-connection.ts';

import { chainHead, latestRecords, recordsInOrder, type LedgerDatabase, type LedgerTables } from './ledger-queries.ts';
import { ChainTakenError, type LedgerStore } from './ledger-store.ts';

const STATEMENT_MS = 2_000;
const ROWS_IN_A_STATEMENT = 100;

// Column types and character set are MySQL's own. MySQL has no `create index if not exists`, so the index is made here.
const TABLE = sql`
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
    primary key (chain, sequence),
    index access_ledger_time (time)
  ) engine = innodb character set utf8mb4 collate utf8mb4_bin
`;

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
      await TABLE.execute(database);
    }
  } catch (error) {
    connection.destroy();
    throw error;
  }
  let heldLock: string | undefined;
  return {
    async lock(chain) {
      const name = `\naccess_ledger\n${chain}`;
      const lock = sql<{ held: number | null }>`select get_lock(sha1(concat(database(), ${name})), 0) as held`;
      const { rows } = await lock.execute(database);
      if (rows[0]?.held !== 1) {
        throw new ChainTakenError(chain);
      }
      heldLock = name;
    },
    lastOf: (chain) => chainHead(database, chain),
    // Not kysely's transaction: on a lost connection its rollback fails too and hides the cause. Closing rolls back as well.
    async append(records) {
      await sql`start transaction`.execute(database);
      for (let at = 0; at < records.length; at += ROWS_IN_A_STATEMENT) {
        const values = records.slice(at, at + ROWS_IN_A_STATEMENT);
        await database.insertInto('access_ledger').values(values).execute();
      }
      await sql`commit`.execute(database);
    },
    // A search by person reads the whole ledger, so its pages have no time limit.
    records: (filter) => recordsInOrder(queriesOn(connection, undefined), filter),
    latest: (filter, before, limit) => latestRecords(database, filter, before, limit),
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
