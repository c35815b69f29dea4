import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A statement to a reading thread. `left` is set to 1 when nobody waits for its rows any more. */
export interface ReadRequest {
  readonly sql: string;
  readonly left: Int32Array;
}

export type ReadResponse =
  | { readonly rows: readonly unknown[] }
  | { readonly fault: { readonly name: string; readonly message: string; readonly code?: string | undefined } };

export type SqliteRow = Record<string, unknown>;

/** Statements of a smaller file are over before a thread would have begun them, in bytes. */
const SMALL_FILE = 16 * 1024 ** 2;
const THREADS = 2;
/** A thread without work for so long ends, in milliseconds. */
const IDLE_MS = 30_000;

interface Statement {
  readonly sql: string;
  readonly left: Int32Array;
  readonly resolve: (rows: SqliteRow[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  statement: Statement | undefined;
  idle?: NodeJS.Timeout;
}

/**
 * Threads that read one SQLite file, each over a connection of its own, so that a statement that counts many records does not
 * stop the process that answers everybody else. They start when they are needed and end when they are not.
 *
 * SQLite cannot be interrupted from another thread by the driver that we use: where the caller leaves, it is told at once, a
 * statement that waits is dropped, and one that gives rows stops at the next; one that still counts is let finish, and holds
 * its thread and no more.
 */
export class SqliteThreads {
  readonly #file: string;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Statement[] = [];
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether statements of the file can take long at all. */
  static isWorthwhile(file: string): boolean {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= SMALL_FILE;
  }

  /** @throws the driver's error, or the signal's reason where the caller leaves */
  run(sql: string, signal?: AbortSignal): Promise<SqliteRow[]> {
    if (signal?.aborted === true) {
      return Promise.reject(signal.reason as Error);
    }
    if (this.#isClosed) {
      return Promise.reject(new Error('The database is closed.'));
    }
    return new Promise((resolve, reject) => {
      const left = new Int32Array(new SharedArrayBuffer(4));
      const leave = (): void => {
        Atomics.store(left, 0, 1);
        const at = this.#waiting.indexOf(statement);
        if (at !== -1) {
          this.#waiting.splice(at, 1);
        }
        reject(signal?.reason as Error);
      };
      const ended = (): void => signal?.removeEventListener('abort', leave);
      const statement: Statement = {
        ...{ sql, left },
        resolve: (rows) => {
          ended();
          resolve(rows);
        },
        reject: (error) => {
          ended();
          reject(error as Error);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(statement);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error('The database was closed.'));
    }
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const free = [...this.#threads].find(({ statement }) => statement === undefined);
      const thread = free ?? (this.#threads.size < THREADS ? this.#start() : undefined);
      const statement = thread && this.#waiting.shift();
      if (thread === undefined || statement === undefined) {
        return;
      }
      clearTimeout(thread.idle);
      thread.statement = statement;
      thread.worker.ref();
      thread.worker.postMessage({ sql: statement.sql, left: statement.left } satisfies ReadRequest);
    }
  }

  #start(): Thread {
    const worker = new Worker(new URL('./sqlite-thread-main.ts', import.meta.url), {
      execArgv: [],
      workerData: { file: this.#file },
    });
    const thread: Thread = { worker, statement: undefined };
    this.#threads.add(thread);
    worker.on('message', (response: ReadResponse) => {
      const { statement } = thread;
      thread.statement = undefined;
      worker.unref();
      thread.idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
      if ('rows' in response) {
        statement?.resolve(response.rows as SqliteRow[]);
      } else {
        const { message, ...facts } = response.fault;
        statement?.reject(Object.assign(new Error(message), facts));
      }
      this.#dispatch();
    });
    const end = (error: unknown): void => {
      clearTimeout(thread.idle);
      this.#threads.delete(thread);
      thread.statement?.reject(error);
      thread.statement = undefined;
      if (!this.#isClosed) {
        this.#dispatch();
      }
    };
    worker.once('error', end);
    worker.once('exit', () => end(new Error('The reading thread ended.')));
    worker.unref();
    return thread;
  }
}
