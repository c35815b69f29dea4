import type {
  Configuration,
  Dictionary,
  EntityData,
  LoggingOptions,
  QueryResult,
  RawQueryFragment,
  Transaction,
} from '@mikro-orm/core';
import { NativeQueryBuilder } from '@mikro-orm/sql';
import { SqliteConnection, SqliteDriver } from '@mikro-orm/sqlite';

import { SqliteThreads } from './sqlite-threads.ts';
import { countStatement } from './statement-counts.ts';

/** Statements that count many records, and give few rows. */
const COUNTS_MANY = /\bgroup by\b|\bsum\(|\bcount\(/i;

/**
 * MikroORM's SQLite driver, with statements that count in threads of their own (`sqlite-threads.ts`). SQLite reads in the thread
 * that asks: beside the gateway, one breakdown over four years would stop all requests of all offices while it runs. What reads
 * a page of records stays here, where it takes less than the way to a thread; so does everything of a transaction, and of a small
 * file.
 */
export function threadedSqlite(file: string): typeof SqliteDriver {
  const isLarge = SqliteThreads.isWorthwhile(file);
  return class ThreadedDriver extends SqliteDriver {
    constructor(config: Configuration) {
      super(config);
      Object.assign(this, {
        connection: new ThreadedConnection(config, isLarge ? new SqliteThreads(file) : undefined),
      });
    }
  };
}

class ThreadedConnection extends SqliteConnection {
  readonly #threads: SqliteThreads | undefined;

  constructor(config: Configuration, threads: SqliteThreads | undefined) {
    super(config);
    this.#threads = threads;
  }

  override async close(force?: boolean): Promise<void> {
    await this.#threads?.close();
    await super.close(force);
  }

  override async execute<T extends QueryResult | EntityData<object> | EntityData<object>[] = EntityData<object>[]>(
    query: string | NativeQueryBuilder | RawQueryFragment,
    params: readonly unknown[] | Dictionary<unknown> = [],
    method: 'all' | 'get' | 'run' = 'all',
    ctx?: Transaction,
    loggerContext?: LoggingOptions,
  ): Promise<T> {
    const { sql, params: values } =
      typeof query === 'string' ? { sql: query, params } : query instanceof NativeQueryBuilder ? query.toRaw() : query;
    const { signal, ...context } = (loggerContext ?? {}) as LoggingOptions & { signal?: AbortSignal };
    countStatement(signal);
    const threads = this.#threads;
    if (threads === undefined || ctx !== undefined || !COUNTS_MANY.test(sql)) {
      return super.execute<T>(query, params as unknown[], method, ctx, loggerContext);
    }
    await this.ensureConnection();
    const shown = this.config.get('onQuery')(sql, values as unknown[]);
    const statement = this.platform.formatQuery(shown, values as unknown[]);
    const rows = await this.executeQuery(shown, () => threads.run(statement, signal), {
      query: shown,
      ...context,
    });
    return this.transformRawResult({ rows } as never, method) as T;
  }
}
