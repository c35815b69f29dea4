import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

import { ChainTaken, type LedgerStore } from './ledger-store.ts';
import { latestFirst, recordConditions } from './record-conditions.ts';
import { HASHED_MEMBERS, type ChainHead, type LedgerRecord } from './record.ts';

const TABLE = `
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

const COLUMNS = [...HASHED_MEMBERS, 'hash'].map((column) => `\`${column}\``).join(', ');
const STATEMENT_MS = 2_000;
const ROWS_AT_A_TIME = 5_000;
const ROWS_IN_A_STATEMENT = 100;

/**
 * A ledger in a MySQL database, on one connection that holds the chain's lock: where the connection goes, the lock goes,
 * and the store is opened anew. How safe a commit is on the server's disk is the server's `innodb_flush_log_at_trx_commit`.
 */
export async function openMysqlStore(url: string, access: 'write' | 'read'): Promise<LedgerStore> {
  const connection = await createConnection({ uri: url, connectTimeout: STATEMENT_MS, supportBigNumbers: true });
  connection.on('error', () => undefined);
  const run = async (sql: string, values: unknown[] = []): Promise<RowDataPacket[]> => {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, values, timeout: STATEMENT_MS });
    return rows;
  };
  try {
    await run(`set session sql_mode = 'STRICT_ALL_TABLES'`);
    if (access === 'write') {
      await run(TABLE);
    }
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return {
    async lock(chain) {
      const [row] = await run('select get_lock(sha1(concat(database(), ?)), 0) as held', [`\naccess_ledger\n${chain}`]);
      if (row?.['held'] !== 1) {
        throw new ChainTaken(chain);
      }
    },
    async lastOf(chain) {
      const sql = 'select sequence, hash from access_ledger where chain = ? order by sequence desc limit 1';
      const [last] = await run(sql, [chain]);
      return last as ChainHead | undefined;
    },
    async append(records) {
      const rows = records.map((record) => [...HASHED_MEMBERS.map((member) => record[member]), record.hash]);
      await run('start transaction');
      for (let at = 0; at < rows.length; at += ROWS_IN_A_STATEMENT) {
        await run(`insert into access_ledger (${COLUMNS}) values ?`, [rows.slice(at, at + ROWS_IN_A_STATEMENT)]);
      }
      await run('commit');
    },
    async *records(filter) {
      const { where, values } = recordConditions(filter);
      let place: readonly [string, number] = ['', -1];
      for (;;) {
        const rows = await page(connection, where, values, place);
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < ROWS_AT_A_TIME) {
          return;
        }
        place = [last.chain, last.sequence];
      }
    },
    async latest(filter, before, limit) {
      const { where, values } = recordConditions(filter);
      const { sql, values: place } = latestFirst(before);
      const statement = `select ${COLUMNS} from access_ledger where ${where} ${sql} limit ?`;
      return (await run(statement, [...values, ...place, limit])) as unknown as readonly LedgerRecord[];
    },
    async close() {
      // Not `end()`: on a connection that is cut it never answers.
      connection.destroy();
    },
  };
}

async function page(
  connection: Connection,
  conditions: string,
  values: readonly string[],
  [chain, sequence]: readonly [string, number],
): Promise<readonly LedgerRecord[]> {
  const sql = `select ${COLUMNS} from access_ledger where (chain > ? or (chain = ? and sequence > ?)) and ${conditions}
    order by chain, sequence limit ${ROWS_AT_A_TIME}`;
  const [rows] = await connection.query<(LedgerRecord & RowDataPacket)[]>(sql, [chain, chain, sequence, ...values]);
  return rows;
}
