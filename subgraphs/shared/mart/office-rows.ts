import type { Readable } from 'node:stream';

import BetterSqlite from 'better-sqlite3';
import { createConnection, type Connection } from 'mysql2';

import { driverOptions, mySqlAddress, type DatabaseAddress, type SslDefaults } from '../database/database-address.ts';
import { pinSession } from '../database/pinned-session.ts';

/** A value as it is read: text, a number, or none. */
export type OfficeValue = string | number | null;

/** One state of an office's database, read as rows without names, however many. */
export interface OfficeRows {
  readonly kind: 'sqlite' | 'mysql';
  /**
   * The rows of a statement without values, as they come. That the stream ends proves nothing: who reads counts.
   * @throws the driver's error, or `OfficeLost` where nothing comes any more
   */
  stream(sql: string): AsyncIterable<readonly OfficeValue[]>;
  close(): void;
}

/** The connection to the office ended, or is silent, in mid-read. */
export class OfficeLost extends Error {
  constructor() {
    super("The connection to the office's database was lost while it was read.");
    this.name = 'OfficeLost';
  }
}

/** Reading a large table may take hours; its statement must end at some time. */
const STATEMENT_MS = 6 * 3_600_000;
/** A server that reads sends rows. */
const SILENCE_MS = 300_000;

/** Opens a state of the office's database in which nothing changes while it is read. */
export async function openOfficeRows(address: DatabaseAddress, ssl?: SslDefaults): Promise<OfficeRows> {
  return address.kind === 'sqlite' ? openFile(address.file) : openServer(address.url, ssl);
}

function openFile(file: string): OfficeRows {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  database.exec('begin');
  return {
    kind: 'sqlite',

    async *stream(sql) {
      yield* database.prepare(sql).raw().iterate() as IterableIterator<OfficeValue[]>;
    },
    close: () => database.close(),
  };
}

async function openServer(url: string, ssl: SslDefaults | undefined): Promise<OfficeRows> {
  const connection = createConnection({
    ...driverOptions(mySqlAddress(url, ssl)),
    charset: 'utf8mb4_bin',
    timezone: '+08:00',
    connectTimeout: 10_000,
  } as never);
  // Without a listener the driver's error would end the process; who reads gets it from the statement.
  connection.on('error', () => undefined);
  try {
    await pinSession(connection, STATEMENT_MS);
    await send(connection, 'set transaction isolation level repeatable read');
    await send(connection, 'start transaction with consistent snapshot');
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return {
    kind: 'mysql',
    stream: (sql) => streamOf(connection, sql),
    close: () => connection.destroy(),
  };
}

async function* streamOf(connection: Connection, sql: string): AsyncGenerator<readonly OfficeValue[]> {
  let isLost = false;
  let stream: Readable | undefined = undefined;
  const lose = (): void => {
    isLost = true;
    stream?.destroy(new OfficeLost());
  };
  // The driver tells a statement of no end of its connection, neither one under way nor one that is sent afterwards: of that it
  // tells the connection at once, before there is a stream.
  connection.once('error', lose);
  connection.once('end', lose);
  stream = connection
    .query({ sql, rowsAsArray: true, typeCast: (field) => field.string('utf8') })
    .stream({ highWaterMark: 1_000 });
  if (isLost) {
    lose();
  }
  let silence = setTimeout(lose, SILENCE_MS);
  try {
    let rows = 0;
    for await (const row of stream as AsyncIterable<OfficeValue[]>) {
      rows += 1;
      if (rows % 10_000 === 0) {
        clearTimeout(silence);
        silence = setTimeout(lose, SILENCE_MS);
      }
      yield row;
    }
  } finally {
    clearTimeout(silence);
    connection.off('error', lose);
    connection.off('end', lose);
  }
}

function send(connection: Connection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error) => (error ? reject(error) : resolve()));
  });
}
