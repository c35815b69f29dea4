import type { Options } from '@mikro-orm/core';
import { MikroORM as MySqlOrm } from '@mikro-orm/mysql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { MikroORM as SqliteOrm } from '@mikro-orm/sqlite';
import { CompiledQuery, type DatabaseConnection } from 'kysely';

import { driverOptions, mySqlAddress, type DatabaseAddress, type SslDefaults } from './database-address.ts';
import type { EntityClass } from './entity-class.ts';
import { officeDriver } from './office-driver.ts';
import { DEFAULT_LIMITS, OfficeSessions, type SessionLimits } from './office-sessions.ts';
import { TEXT_IN_UTF8 } from './pinned-session.ts';
import { threadedSqlite } from './threaded-sqlite.ts';

export type DatabaseKind = 'sqlite' | 'mysql';

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
  limits?: SessionLimits | undefined;
  ssl?: SslDefaults | undefined;
}

/**
 * Opens a database for reading.
 *
 * Reading is enforced twice over: the account should hold SELECT only (production), and whatever the account may do,
 * the session refuses writes (`pinned-session.ts`; SQLite opens the file read-only).
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
      ...(!writable && { driver: threadedSqlite(address.file) }),
    });
    return { kind: 'sqlite', em: orm.em, orm, close: () => orm.close(true) };
  }
  const server = mySqlAddress(address.url, options.ssl);
  const mysql = {
    ...shared,
    clientUrl: address.url.replace(/\?.*$/s, ''),
    charset: 'utf8mb4',
    collate: 'utf8mb4_bin',
    ensureDatabase: false,
  };
  const orm = writable
    ? await MySqlOrm.init({
        ...mysql,
        pool: { max: 10 },
        timezone: '+08:00',
        driverOptions: { ...(server.ssl && { ssl: server.ssl }), charset: 'utf8mb4_bin' },
        onCreateConnection: forWriting,
      })
    : await MySqlOrm.init({
        ...mysql,
        driver: officeDriver(new OfficeSessions(driverOptions(server), options.limits ?? DEFAULT_LIMITS)),
      });
  return { kind: 'mysql', em: orm.em, orm, close: () => orm.close(true) };
}

/** Ours to write: sample data and tests. */
async function forWriting(connection: unknown): Promise<void> {
  for (const statement of [TEXT_IN_UTF8, 'set session group_concat_max_len = 1048576']) {
    await (connection as DatabaseConnection).executeQuery(CompiledQuery.raw(statement));
  }
}
