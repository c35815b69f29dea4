import { setTimeout as sleep } from 'node:timers/promises';

import { createConnection, type Connection, type PoolConnection, type PoolOptions } from 'mysql2';

import { isFatal } from './execute-once.ts';
import { sessionIdentity, type SessionIdentity } from './pinned-session.ts';

/** A session that is one caller's until it is given back. */
export interface Session {
  readonly connection: PoolConnection;
  readonly identity: SessionIdentity;
}

/** A cancelled statement that has not ended after so long loses its session. */
const CANCEL_MS = 5_000;
const CANCEL_AGAIN_MS = 100;

/** The session that kills the statements of others. */
interface Killer {
  readonly connection: Connection;
  readonly server: string;
}

/** Ends statements on the server, by a session of its own: those of the pool may all be busy. */
export class StatementKiller {
  readonly #options: PoolOptions;
  #killer: Promise<Killer> | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Ends a session's statement. It is killed until it has ended: between its being prepared and its being executed there is
   * a moment in which there is nothing to kill. Answers whether the session can be used again.
   */
  async cancel({ connection, identity }: Session, running: Promise<unknown>): Promise<boolean> {
    let hasEnded = false;
    let isLost = false;
    const end = running.then(
      () => (hasEnded = true),
      (error: unknown) => {
        hasEnded = true;
        isLost = isFatal(error);
      },
    );
    const until = Date.now() + CANCEL_MS;
    try {
      while (!hasEnded && Date.now() < until) {
        await inTime(this.#kill(identity), CANCEL_MS);
        await Promise.race([end, sleep(CANCEL_AGAIN_MS)]);
      }
      if (hasEnded && !isLost) {
        // A kill that came late hits this statement, and no one's later.
        const absorbed = send(connection, 'do 0').catch(() => send(connection, 'do 0'));
        await inTime(absorbed, CANCEL_MS);
        return true;
      }
    } catch {
      // The statement ends by the session's own time limit. A killer that does not answer is replaced.
      await this.close();
    }
    return false;
  }

  async close(): Promise<void> {
    const killer = this.#killer;
    this.#killer = undefined;
    await killer?.then(
      ({ connection }) => connection.destroy(),
      () => undefined,
    );
  }

  async #kill({ id, server }: SessionIdentity): Promise<void> {
    this.#killer ??= this.#open();
    const killer = await this.#killer;
    if (killer.server !== server) {
      throw new Error('The session is on another server.');
    }
    // It may have ended meanwhile (ER_NO_SUCH_THREAD).
    await send(killer.connection, `kill query ${id}`).catch((error: unknown) => {
      if (isFatal(error)) {
        throw error;
      }
    });
  }

  async #open(): Promise<Killer> {
    const connection = createConnection(this.#options);
    const forget = (): void => {
      this.#killer = undefined;
      connection.destroy();
    };
    connection.on('error', forget);
    connection.on('end', forget);
    try {
      await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
      return { connection, server: (await sessionIdentity(connection)).server };
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** Sends a statement of ours without values. */
export function send(connection: Connection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error) => (error ? reject(error) : resolve()));
  });
}

/** What a promise gives, or an error after so long. */
export async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      promise,
      sleep(milliseconds, undefined, { signal: timer.signal }).then(() => {
        throw Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' });
      }),
    ]);
  } finally {
    timer.abort();
  }
}
