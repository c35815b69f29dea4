import { mySqlAddress } from '../../subgraphs/shared/database/database-address.ts';

import { openPipeline } from './mysql-connections.ts';
import { dropIndexes } from './mysql-indexes.ts';
import { mysqlLiteral, mysqlName } from './mysql-literal.ts';
import { openConnection } from './open-connection.ts';
import { MAKE_STAMP_TABLE, STAMP_TABLE, sameColumns, stampText, type RowSink, type SeedStamp } from './row-sink.ts';

/** The load of one MySQL database; its name is the URL's path. */
export interface MysqlLoad {
  readonly url: string;
  readonly stamp: SeedStamp;
  /** Makes the empty tables in the existing database. */
  readonly makeTables: (url: string) => Promise<void>;
}

export interface OpenMysqlLoad extends RowSink {
  done(): Promise<void>;
  /** Leaves the database marked as incomplete, so that the next load starts again. */
  abandon(): Promise<void>;
}

// Statements above half a megabyte load no faster, and this is far below max_allowed_packet.
const STATEMENT_LENGTH = 512 * 1024;

/** Whether the database exists and was completely loaded from this stamp. */
export async function mysqlIsMade(url: string, stamp: SeedStamp): Promise<boolean> {
  const tables = await tablesOf(url);
  if (!tables?.includes(STAMP_TABLE)) {
    return false;
  }
  const connection = await openConnection(url);
  try {
    const [rows] = await connection.query(`select 1 from ${STAMP_TABLE} where stamp = ? and state = 'made'`, [
      stampText(stamp),
    ]);
    return (rows as unknown[]).length > 0;
  } finally {
    await connection.end();
  }
}

/**
 * Empties the database, makes its tables, and opens it for rows. It empties only a database that is empty or that an
 * earlier load marked: an office's database passed by mistake is refused.
 * @throws Error where the database holds tables and no mark
 */
export async function openMysqlLoad(load: MysqlLoad): Promise<OpenMysqlLoad> {
  await recreateDatabase(load.url);
  await load.makeTables(load.url);
  const marking = await openConnection(load.url);
  await marking.query(`update ${STAMP_TABLE} set stamp = ?, state = 'loading'`, [stampText(load.stamp)]);
  const indexes = await dropIndexes(marking);
  const pipeline = await openPipeline(load.url);
  const tables = new Map<string, { head: string; columns: readonly string[]; rows: string[]; length: number }>();
  let taken = 0;

  const flush = (table: string, pending: { head: string; rows: string[]; length: number }): void => {
    if (pending.rows.length > 0) {
      pipeline.send(table, pending.head + pending.rows.join(','));
    }
    pending.rows = [];
    pending.length = 0;
  };
  const close = async (): Promise<void> => {
    await pipeline.close();
    await marking.end();
  };
  return {
    get taken() {
      return taken;
    },
    add: (table, columns, row) => {
      let pending = tables.get(table);
      if (!pending) {
        pending = {
          head: `insert into ${mysqlName(table)} (${columns.map(mysqlName).join(', ')}) values `,
          columns,
          rows: [],
          length: 0,
        };
        tables.set(table, pending);
      } else {
        sameColumns(table, pending.columns, columns);
      }
      const text = `(${row.map(mysqlLiteral).join(',')})`;
      pending.rows.push(text);
      pending.length += text.length;
      taken += 1;
      if (pending.length >= STATEMENT_LENGTH) {
        flush(table, pending);
      }
    },
    drain: () => pipeline.drain(),
    done: async () => {
      for (const [table, pending] of tables) {
        flush(table, pending);
      }
      await pipeline.settled();
      for (const index of indexes) {
        pipeline.send(index, index);
      }
      await pipeline.settled();
      if (tables.size > 0) {
        await marking.query(`analyze table ${[...tables.keys()].map(mysqlName).join(', ')}`);
      }
      await marking.query(`update ${STAMP_TABLE} set state = 'made'`);
      await close();
    },
    abandon: close,
  };
}

/** Drops a database that a load made or began; any other stays. */
export async function dropMysqlLoad(url: string): Promise<void> {
  const { database: name } = mySqlAddress(url);
  const tables = await tablesOf(url);
  if (tables?.includes(STAMP_TABLE) !== true) {
    return;
  }
  const connection = await openConnection(url, 'server');
  try {
    await connection.query(`drop database ${mysqlName(name)}`);
  } finally {
    await connection.end();
  }
}

async function recreateDatabase(url: string): Promise<void> {
  const { database: name } = mySqlAddress(url);
  const tables = await tablesOf(url);
  if (tables && tables.length > 0 && !tables.includes(STAMP_TABLE)) {
    throw new Error('The database holds tables that no sample load made; name another, or drop it by hand.');
  }
  const connection = await openConnection(url, 'server');
  try {
    await connection.query(`drop database if exists ${mysqlName(name)}`);
    await connection.query(`create database ${mysqlName(name)} character set utf8mb4 collate utf8mb4_bin`);
    // The mark comes first: an interrupted load leaves a database that is known to be ours.
    await connection.query(`use ${mysqlName(name)}`);
    await connection.query(MAKE_STAMP_TABLE);
    await connection.query(`insert into ${STAMP_TABLE} (stamp, state) values ('', 'loading')`);
  } finally {
    await connection.end();
  }
}

/** The names of the database's tables; null where the database does not exist. */
async function tablesOf(url: string): Promise<string[] | null> {
  const { database: name } = mySqlAddress(url);
  const connection = await openConnection(url, 'server');
  try {
    const [schemata] = await connection.query('select 1 from information_schema.schemata where schema_name = ?', [
      name,
    ]);
    if ((schemata as unknown[]).length === 0) {
      return null;
    }
    const [rows] = await connection.query(
      'select table_name as name from information_schema.tables where table_schema = ?',
      [name],
    );
    return (rows as { name: string }[]).map((row) => row.name);
  } finally {
    await connection.end();
  }
}
