import { Kysely, MysqlDialect, sql, type MysqlPool } from 'kysely';
import { createPool, type Pool, type PoolConnection } from 'mysql2';

import { ownServer, pinOwnSession, sendPrepared } from '../../../subgraphs/shared/database/own-connection.ts';

import type { OwnDatabase, OwnQueryTables } from './own-tables.ts';

const CONNECTIONS = 4;
const STATEMENT_MS = 5_000;

const TABLE = sql`
  create table if not exists own_queries (
    id char(36) character set ascii not null primary key,
    owner_key char(64) character set ascii not null,
    office_key char(64) character set ascii not null,
    owner text not null,
    office text not null,
    name varchar(64) character set ascii not null,
    title varchar(100) not null,
    description text not null,
    shared varchar(16) character set ascii not null,
    document mediumtext not null,
    definition mediumtext not null,
    version int not null,
    created_at char(24) character set ascii not null,
    updated_at char(24) character set ascii not null,
    unique key own_queries_name (owner_key, name),
    index own_queries_office (office_key, updated_at)
  ) engine = innodb character set utf8mb4 collate utf8mb4_bin
`;

/** So that no text is cut. */
const SQL_MODE = 'STRICT_ALL_TABLES';

/** So that the statement that counts an owner's queries and adds one locks what it counted. */
const ISOLATION = 'set session transaction isolation level repeatable read';

/** What another statement's locks made fail, and may succeed when it is sent again. */
const OF_LOCKS = new Set<unknown>(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);

/** Opens a MySQL database, and makes the table where it is not there. @throws the error of the driver */
export async function openMysqlOwnDatabase(url: string): Promise<OwnDatabase> {
  const pool = createPool({
    ...ownServer(url),
    connectionLimit: CONNECTIONS,
    connectTimeout: STATEMENT_MS,
  });
  const queries = new Kysely<OwnQueryTables>({ dialect: new MysqlDialect({ pool: limited(pool) }) });
  try {
    await TABLE.execute(queries);
  } catch (error) {
    pool.end(() => undefined);
    throw error;
  }
  return {
    queries,
    isDuplicate: (error) => codeOf(error) === 'ER_DUP_ENTRY',
    isRetryable: (error) => OF_LOCKS.has(codeOf(error)),
    close: () => queries.destroy(),
  };
}

/** kysely sets neither a session nor a time limit. A connection whose statement ran out of time is not used again. */
function limited(pool: Pool): MysqlPool {
  const prepared = new WeakSet<PoolConnection>();
  const wrap = (connection: PoolConnection) => {
    let isLost = false;
    return {
      config: connection.config,
      threadId: connection.threadId,
      connect: () => undefined,
      destroy: () => connection.destroy(),
      release: () => (isLost ? connection.destroy() : connection.release()),
      query: (text: string, values: readonly unknown[], callback: (error: unknown, result: never) => void) =>
        sendPrepared(connection, text, values, STATEMENT_MS, (error, result) => {
          isLost ||= codeOf(error) === 'PROTOCOL_SEQUENCE_TIMEOUT';
          callback(error, result);
        }),
    };
  };
  return {
    getConnection: (callback) =>
      pool.getConnection((error, connection) => {
        if (error || prepared.has(connection)) {
          return error ? callback(error, undefined as never) : callback(null, wrap(connection) as never);
        }
        return pinOwnSession(connection, SQL_MODE, ISOLATION).then(
          () => {
            prepared.add(connection);
            callback(null, wrap(connection) as never);
          },
          (refused: unknown) => {
            connection.destroy();
            callback(refused, undefined as never);
          },
        );
      }),
    end: (callback) => pool.end((error) => callback(error)),
  };
}

function codeOf(error: unknown): unknown {
  return (Object(error) as { code?: unknown }).code;
}
