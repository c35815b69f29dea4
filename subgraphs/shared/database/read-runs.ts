import { IsolationLevel } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { GraphQLError } from 'graphql';

import type { Database, DatabaseKind } from './connect.ts';
import { ReadAhead } from './read-ahead.ts';

/** Runs that read one state of the database over several requests, each in a transaction of its own that only reads. */
export interface ReadRuns {
  /**
   * Takes the state that the run reads from now on.
   *
   * @param now the moment that all its requests are answered for
   * @throws GraphQLError TOO_MANY_RUNS
   */
  begin(id: string, now: Date): Promise<void>;
  /** @throws GraphQLError RUN_LOST where the run never began in this process, ended, or was idle for too long */
  of(id: string): Run;
  /** Stops what the run reads ahead, and gives its session back. */
  end(id: string): Promise<void>;
  close(): Promise<void>;
}

export interface ReadRunsOptions {
  readonly kind: DatabaseKind;
  /** Opens a further connection: SQLite needs one for each run, MySQL one pool for all. */
  readonly connect: () => Promise<Database>;
  /** The most runs at a time. */
  readonly max?: number;
  /** Sessions of MySQL's pool: never more runs than they can hold. */
  readonly sessions?: number;
  /** A run without a request for so long is ended: its gateway is gone. In milliseconds. */
  readonly idleMs?: number;
}

const MAX_RUNS = 8;
const IDLE_MS = 60_000;
/** SQLite connections kept for the next runs: opening one reads all entities again. */
const MAX_SPARE = 2;

export interface Run {
  /** Reads in the run's transaction. */
  readonly em: SqlEntityManager;
  readonly ahead: ReadAhead;
  /** When it began: what is due or overdue "today" is so on all its pages. */
  readonly now: Date;
}

interface OpenRun extends Run {
  readonly database: Database;
  readonly idle: NodeJS.Timeout;
}

/** A run counts as one from before its session is opened until after it is given back. */
interface Place {
  readonly opening: Promise<OpenRun>;
  run?: OpenRun;
  ending?: Promise<void>;
}

/** Makes the runs of one subgraph. Their connections are apart from those of other requests, which they never delay. */
export function readRuns({
  kind,
  connect,
  sessions = MAX_RUNS,
  max = Math.min(MAX_RUNS, sessions),
  idleMs = IDLE_MS,
}: ReadRunsOptions): ReadRuns {
  const places = new Map<string, Place>();
  const spare: Database[] = [];
  let pool: Promise<Database> | undefined;

  const databaseOf = async (): Promise<Database> => {
    if (kind === 'mysql') {
      pool ??= connect();
      // A server that was down once is asked again.
      pool.catch(() => (pool = undefined));
      return pool;
    }
    return spare.pop() ?? connect();
  };
  const open = async (id: string, now: Date): Promise<OpenRun> => {
    const database = await databaseOf();
    const em = database.em.fork();
    try {
      if (kind === 'mysql') {
        await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
      } else {
        await em.begin();
      }
      // Both databases take the state at the first read, not at the beginning of the transaction. Every office has this
      // table; nothing of it is shown, so the statement needs no row filter.
      await em.execute('select 1 from agency_directory limit 1');
    } catch (error) {
      await giveBack(em, database);
      throw error;
    }
    return { em, now, database, ahead: new ReadAhead(), idle: setTimeout(() => void end(id), idleMs).unref() };
  };
  const giveBack = async (em: SqlEntityManager, database: Database): Promise<void> => {
    await em.rollback().catch(() => undefined);
    if (kind === 'sqlite') {
      if (spare.length < MAX_SPARE) {
        spare.push(database);
      } else {
        await database.close();
      }
    }
  };
  const free = async (id: string, { opening }: Place): Promise<void> => {
    const run = await opening.catch(() => undefined);
    if (run !== undefined) {
      clearTimeout(run.idle);
      run.ahead.end();
      await giveBack(run.em, run.database);
    }
    places.delete(id);
  };
  const end = async (id: string): Promise<void> => {
    const place = places.get(id);
    if (place !== undefined) {
      await (place.ending ??= free(id, place));
    }
  };
  return {
    async begin(id, now) {
      if (places.has(id)) {
        throw refused('RUN_LOST', 'The run has begun already.');
      }
      if (places.size >= max) {
        throw refused('TOO_MANY_RUNS', 'As many runs as the database has connections for are under way.');
      }
      const place: Place = { opening: open(id, now) };
      places.set(id, place);
      try {
        place.run = await place.opening;
      } catch (error) {
        places.delete(id);
        throw error;
      }
    },
    of(id) {
      const place = places.get(id);
      // It may have been ended while it was opened.
      if (place?.run === undefined || place.ending !== undefined) {
        throw refused('RUN_LOST', 'The run did not begin here, or has ended.');
      }
      place.run.idle.refresh();
      return place.run;
    },
    end,
    async close() {
      await Promise.all([...places.keys()].map(end));
      await Promise.all(spare.map((database) => database.close()));
      await pool?.then((database) => database.close());
    },
  };
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
