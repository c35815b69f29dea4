import { Kysely, MysqlDialect, sql, type MysqlPool } from 'kysely';
import { createPool, type Pool, type PoolConnection } from 'mysql2';

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

/**
 * Repeatable read, so that the statement that counts an owner's queries and adds one locks what it counted. Strict, so that no
 * text is cut.
 */
const SESSION = [
  'set session transaction isolation level repeatable read',
  `set session sql_mode = 'STRICT_ALL_TABLES'`,
];

/** Opens a MySQL database, and makes the table where it is not there. @throws the error of the driver */
export async function openMysqlOwnDatabase(url: string): Promise<OwnDatabase> {
  const pool = createPool({
    uri: url,
    charset: 'utf8mb4',
    connectionLimit: CONNECTIONS,
    connectTimeout: STATEMENT_MS,
    supportBigNumbers: true,
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
    isRetryable: (error) => codeOf(error) === 'ER_LOCK_DEADLOCK',
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
      query: (text: string, values: (string | number | null)[], callback?: (error: unknown, result: never) => void) =>
        connection.query({ sql: text, values, timeout: STATEMENT_MS }, ((error: unknown, result: never) => {
          isLost ||= codeOf(error) === 'PROTOCOL_SEQUENCE_TIMEOUT';
          callback?.(error, result);
        }) as never),
    };
  };
  return {
    getConnection: (callback) =>
      pool.getConnection((error, connection) => {
        if (error || prepared.has(connection)) {
          return error ? callback(error, undefined as never) : callback(null, wrap(connection) as never);
        }
        return setSession(connection, SESSION, (refused) => {
          if (refused) {
            connection.destroy();
            return callback(refused, undefined as never);
          }
          prepared.add(connection);
          return callback(null, wrap(connection) as never);
        });
      }),
    end: (callback) => pool.end((error) => callback(error)),
  };
}

function setSession(
  connection: PoolConnection,
  [statement, ...others]: readonly string[],
  callback: (refused: unknown) => void,
): void {
  if (statement === undefined) {
    return callback(null);
  }
  connection.query({ sql: statement, timeout: STATEMENT_MS }, (refused: unknown) =>
    refused ? callback(refused) : setSession(connection, others, callback),
  );
}

function codeOf(error: unknown): unknown {
  return (Object(error) as { code?: unknown }).code;
}
