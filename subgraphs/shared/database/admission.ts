/** No session of the database became free in time. */
export class NoSessionFree extends Error {
  readonly code = 'NO_SESSION_FREE';

  constructor() {
    super('All sessions of the database are busy.');
    this.name = 'NoSessionFree';
  }
}

export interface AdmissionOptions {
  /** The most at a time. */
  readonly most: number;
  /** The most at a time that read the same table: where it is locked, there are sessions left for all others. */
  readonly mostPerTable: number;
  readonly waitMs: number;
}

interface Waiting {
  readonly table: string;
  admit(): void;
}

/** Decides which statement runs next: first come, first served, but one table never takes all sessions. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #waiting = new Set<Waiting>();
  readonly #perTable = new Map<string, number>();
  #running = 0;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /**
   * Waits for its turn. The function that it gives ends the turn, and must be called once.
   * @throws NoSessionFree after the waiting time, and the signal's reason where the caller leaves
   */
  enter(table: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#mayRun(table)) {
      return Promise.resolve(this.#admit(table));
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.#waiting.delete(waiting);
      };
      const waiting: Waiting = {
        table,
        admit: () => {
          leave();
          resolve(this.#admit(table));
        },
      };
      const abort = (): void => {
        leave();
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new NoSessionFree());
      }, this.#options.waitMs);
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.add(waiting);
    });
  }

  #mayRun(table: string): boolean {
    const { most, mostPerTable } = this.#options;
    return this.#running < most && (this.#perTable.get(table) ?? 0) < mostPerTable;
  }

  #admit(table: string): () => void {
    this.#running += 1;
    this.#perTable.set(table, (this.#perTable.get(table) ?? 0) + 1);
    return () => {
      this.#running -= 1;
      const left = (this.#perTable.get(table) ?? 1) - 1;
      if (left === 0) {
        this.#perTable.delete(table);
      } else {
        this.#perTable.set(table, left);
      }
      for (const waiting of this.#waiting) {
        if (this.#mayRun(waiting.table)) {
          waiting.admit();
          return;
        }
      }
    };
  }
}
