import {
  raw,
  type Configuration,
  type Dictionary,
  type EntityData,
  type LoggingOptions,
  type QueryResult,
  type RawQueryFragment,
  type Transaction,
} from '@mikro-orm/core';
import { MySqlConnection, MySqlDriver } from '@mikro-orm/mysql';
import { NativeQueryBuilder } from '@mikro-orm/sql';

import type { OfficeSessions, ReadTransaction } from './office-sessions.ts';
import { preparedStatement } from './prepared-statement.ts';
import { countStatement } from './statement-counts.ts';

/**
 * MikroORM's MySQL driver over our own sessions. MikroORM writes values into the statement, escaped by backslashes, which
 * is SQL injection where the server reads the connection as GBK or takes no backslash for an escape. Here every read,
 * whoever makes it (`find`, a query builder, a statement of ours), is sent as a prepared statement with its values apart.
 */
export function officeDriver(sessions: OfficeSessions): typeof MySqlDriver {
  return class OfficeDriver extends MySqlDriver {
    constructor(config: Configuration) {
      super(config);
      Object.assign(this, { connection: new OfficeConnection(config, sessions) });
    }
  };
}

function unbuilt(query: NativeQueryBuilder | RawQueryFragment): RawQueryFragment {
  return query instanceof NativeQueryBuilder ? query.toRaw() : query;
}

class OfficeConnection extends MySqlConnection {
  readonly #sessions: OfficeSessions;
  readonly #transactions = new WeakMap<object, ReadTransaction>();

  constructor(config: Configuration, sessions: OfficeSessions) {
    super(config);
    this.#sessions = sessions;
  }

  /** Sessions are opened by the first statements. */
  override connect(): Promise<void> {
    this.connected = true;
    return Promise.resolve();
  }

  override async close(): Promise<void> {
    this.connected = false;
    await this.#sessions.close();
  }

  override async execute<T extends QueryResult | EntityData<object> | EntityData<object>[] = EntityData<object>[]>(
    query: string | NativeQueryBuilder | RawQueryFragment,
    params: readonly unknown[] | Dictionary<unknown> = [],
    method: 'all' | 'get' | 'run' = 'all',
    ctx?: Transaction,
    loggerContext?: LoggingOptions,
  ): Promise<T> {
    const { signal, ...context } = (loggerContext ?? {}) as LoggingOptions & { signal?: AbortSignal };
    const { sql: written, params: values } =
      typeof query !== 'string'
        ? unbuilt(query)
        : Array.isArray(params)
          ? { sql: query, params }
          : raw(query, params as Dictionary);
    const sql = this.config.get('onQuery')(written, values);
    const statement = preparedStatement(this.platform, sql, values);
    const transaction = ctx && this.#transactions.get(ctx as object);
    countStatement(signal);
    const send = () => (transaction ?? this.#sessions).run(statement, signal);
    const rows = await this.executeQuery(sql, send, { query: sql, ...context });
    return this.transformRawResult({ rows } as never, method) as T;
  }

  override stream<T>(): AsyncIterableIterator<T> {
    // kysely's stream ends like a whole one when the connection is lost.
    throw new Error('Rows of an office are read in pages, not as a stream.');
  }

  /** All transactions read one state and write nothing. */
  override async begin(): Promise<never> {
    const context = {};
    this.#transactions.set(context, await this.#sessions.begin());
    return context as never;
  }

  override async commit(ctx: object): Promise<void> {
    await this.#end(ctx);
  }

  override async rollback(ctx: object): Promise<void> {
    await this.#end(ctx);
  }

  async #end(ctx: object): Promise<void> {
    const transaction = this.#transactions.get(ctx);
    this.#transactions.delete(ctx);
    await transaction?.end();
  }
}
