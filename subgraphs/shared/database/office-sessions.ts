import { randomUUID } from 'node:crypto';

import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2';

import { Admission } from './admission.ts';
import { executeOnce, isFatal } from './execute-once.ts';
import { pinSession, type SessionIdentity } from './pinned-session.ts';
import type { PreparedStatement } from './prepared-statement.ts';
import { inTime, send, StatementKiller, type Session } from './statement-killer.ts';

export interface SessionLimits {
  /** Sessions at a time. */
  readonly sessions: number;
  /** How long a statement waits for one. In milliseconds. */
  readonly waitMs: number;
  /** After so long the server itself ends a statement, whatever becomes of us. In milliseconds. */
  readonly statementMs: number;
}

export const DEFAULT_LIMITS: SessionLimits = { sessions: 12, waitMs: 5_000, statementMs: 30_000 };

/** Sessions that one table leaves to all others. */
const KEPT_FOR_OTHERS = 2;
const CONNECT_MS = 5_000;

export type Row = Record<string, unknown>;

/** A transaction that only reads; all its statements see the same state. */
export interface ReadTransaction {
  run(statement: PreparedStatement, signal?: AbortSignal): Promise<Row[]>;
  end(): Promise<void>;
}

/**
 * The sessions of one office's database. Each is pinned before its first statement (`pinned-session.ts`), takes values only as
 * parameters of the protocol, and is given back only after its statement has ended on the server: where the caller leaves,
 * the statement is killed by a session of its own.
 */
export class OfficeSessions {
  readonly #pool: Pool;
  readonly #limits: SessionLimits;
  readonly #admission: Admission;
  readonly #pinned = new WeakMap<PoolConnection, SessionIdentity>();
  readonly #killer: StatementKiller;
  #closing: Promise<void> | undefined;

  constructor(server: PoolOptions, limits: SessionLimits) {
    this.#limits = limits;
    const options = {
      ...server,
      charset: 'utf8mb4_bin',
      timezone: '+08:00',
      dateStrings: true,
      supportBigNumbers: true,
      jsonStrings: true,
      connectTimeout: CONNECT_MS,
    };
    this.#pool = createPool({ ...options, connectionLimit: limits.sessions });
    this.#killer = new StatementKiller(options);
    this.#admission = new Admission({
      most: limits.sessions,
      mostPerTable: Math.max(1, limits.sessions - KEPT_FOR_OTHERS),
      waitMs: limits.waitMs,
    });
  }

  /** @throws the driver's error, `NoSessionFree`, or the signal's reason where the caller leaves */
  async run(statement: PreparedStatement, signal?: AbortSignal): Promise<Row[]> {
    const leave = await this.#admission.enter(firstTable(statement.sql), signal);
    let session: Session;
    try {
      session = await this.#open();
    } catch (error) {
      leave();
      throw error;
    }
    return this.#runIn(session, statement, signal, (isUsable) => {
      giveBack(session, isUsable);
      leave();
    });
  }

  /** Begins a transaction that only reads, and takes a session until it ends. */
  async begin(): Promise<ReadTransaction> {
    const leave = await this.#admission.enter(`transaction ${randomUUID()}`);
    let session: Session | undefined;
    try {
      session = await this.#open();
      // That it only reads is said of the whole session, or its account cannot write (`pinned-session.ts`).
      await send(session.connection, 'set transaction isolation level repeatable read');
      await send(session.connection, 'begin');
    } catch (error) {
      session?.connection.destroy();
      leave();
      throw error;
    }
    const own = session;
    let isUsable = true;
    // One statement at a time: a killed one must have ended before the next is sent.
    let last: Promise<unknown> = Promise.resolve();
    return {
      run: (statement, signal) => {
        const before = last;
        let hasEnded = (): void => undefined;
        last = new Promise<void>((resolve) => (hasEnded = resolve));
        return before.then(() => {
          if (signal?.aborted) {
            hasEnded();
            throw signal.reason;
          }
          return this.#runIn(own, statement, signal, (stillUsable) => {
            isUsable &&= stillUsable;
            hasEnded();
          });
        });
      },
      end: async () => {
        await last;
        await send(own.connection, 'rollback').catch(() => (isUsable = false));
        giveBack(own, isUsable);
        leave();
      },
    };
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#killer.close();
    await new Promise<void>((resolve, reject) => this.#pool.end((error) => (error ? reject(error) : resolve())));
  }

  async #open(): Promise<Session> {
    const connection = await new Promise<PoolConnection>((resolve, reject) => {
      this.#pool.getConnection((error, opened) => (error ? reject(error) : resolve(opened)));
    });
    const known = this.#pinned.get(connection);
    if (known) {
      return { connection, identity: known };
    }
    // The driver listens for one error alone; another, such as of a statement that ends after its session is closed, would end
    // the process.
    connection.on('error', () => undefined);
    try {
      const identity = await inTime(pinSession(connection, this.#limits.statementMs), CONNECT_MS);
      this.#pinned.set(connection, identity);
      return { connection, identity };
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  /** Runs a statement; `ended` is called once, when the session is free again or is known to be of no more use. */
  #runIn(
    session: Session,
    statement: PreparedStatement,
    signal: AbortSignal | undefined,
    ended: (isUsable: boolean) => void,
  ): Promise<Row[]> {
    if (signal?.aborted) {
      ended(true);
      return Promise.reject(signal.reason as Error);
    }
    const running = execute(session.connection, statement);
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        reject(signal?.reason as Error);
        void this.#killer.cancel(session, running).then(ended);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      running.then(
        (rows) => {
          if (!signal?.aborted) {
            signal?.removeEventListener('abort', cancel);
            ended(true);
            resolve(rows);
          }
        },
        (error: unknown) => {
          if (!signal?.aborted) {
            signal?.removeEventListener('abort', cancel);
            ended(!isFatal(error));
            reject(error as Error);
          }
        },
      );
    });
  }
}

function giveBack({ connection }: Session, isUsable: boolean): void {
  if (isUsable) {
    connection.release();
  } else {
    connection.destroy();
  }
}

function execute(connection: PoolConnection, { sql, parameters }: PreparedStatement): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    executeOnce(connection, sql, parameters, (error, rows) => (error ? reject(error as Error) : resolve(rows)));
  });
}

/** The table that a statement reads first: what it waits for where something waits. */
function firstTable(sql: string): string {
  return /\bfrom `?(\w+)/.exec(sql)?.[1] ?? '';
}
