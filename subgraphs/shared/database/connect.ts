import type { Options } from '@mikro-orm/core';
import { MikroORM as MySqlOrm } from '@mikro-orm/mysql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { MikroORM as SqliteOrm } from '@mikro-orm/sqlite';
import { CompiledQuery, type DatabaseConnection } from 'kysely';

import type { EntityClass } from './entity-class.ts';

export type DatabaseKind = 'sqlite' | 'mysql';

/** Where a subgraph's database is: a file for SQLite, a URL with the database's name for MySQL. */
export type DatabaseAddress = { kind: 'sqlite'; file: string } | { kind: 'mysql'; url: string };

/** A database as the subgraphs use it: an entity manager to fork per request, and its end. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly em: SqlEntityManager;
  readonly orm: MySqlOrm | SqliteOrm;
  close(): Promise<void>;
}

export interface ConnectOptions {
  entities: readonly EntityClass[];
  /** Called with every statement that is sent, without its values; tests count with it. */
  onStatement?: (sql: string) => void;
  /** Only `migrate` and tests write. Everything else reads, and the session says so to the server. */
  writable?: boolean;
  extensions?: Options['extensions'];
  migrations?: Options['migrations'];
  /** Added to every read: which rows the viewer may see. A connection that only writes needs none. */
  filters?: Options['filters'];
}

/** Reads `mysql://…` or a file name. */
export function databaseAddress(text: string): DatabaseAddress {
  return /^(mysql|mariadb):\/\//.test(text)
    ? { kind: 'mysql', url: text.replace(/^mariadb:/, 'mysql:') }
    : { kind: 'sqlite', file: text.replace(/^sqlite:/, '') };
}

/**
 * Opens a database for reading.
 *
 * Reading is enforced twice over: the account should hold SELECT only (production), and whatever the account may do,
 * the session refuses writes (`SET SESSION TRANSACTION READ ONLY`; SQLite opens the file read-only).
 */
export async function connect(address: DatabaseAddress, options: ConnectOptions): Promise<Database> {
  const { onStatement, writable = false, filters = {} } = options;
  const shared = {
    entities: [...options.entities],
    extensions: options.extensions ?? [],
    migrations: options.migrations ?? {},
    discovery: { warnWhenNoEntities: false },
    validateRequired: false,
    filters,
    // A statement is logged without its values: they may be a person's.
    ...(onStatement && { debug: ['query' as const], logger: onStatement, highlighter: undefined, colors: false }),
  };
  if (address.kind === 'sqlite') {
    const orm = await SqliteOrm.init({
      ...shared,
      dbName: address.file,
      driverOptions: writable ? {} : { readonly: true, fileMustExist: true },
    });
    return { kind: 'sqlite', em: orm.em, orm, close: () => orm.close(true) };
  }
  const orm = await MySqlOrm.init({
    ...shared,
    clientUrl: address.url,
    charset: 'utf8mb4',
    // By code point, as SQLite compares text: one order and one equality on every database.
    collate: 'utf8mb4_bin',
    timezone: '+08:00',
    pool: { max: 10 },
    ensureDatabase: false,
    ...(!writable && { onCreateConnection: readOnly }),
  });
  return { kind: 'mysql', em: orm.em, orm, close: () => orm.close(true) };
}

async function readOnly(connection: unknown): Promise<void> {
  await (connection as DatabaseConnection).executeQuery(CompiledQuery.raw('set session transaction read only'));
}
