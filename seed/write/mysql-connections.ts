import type { Connection } from 'mysql2/promise';

import { openConnection } from './open-connection.ts';

/** Several connections that run statements in parallel; the statements of one table run in order on one of them. */
export interface Pipeline {
  /** Sends a statement after those of the same `lane`. A failure is thrown by the next `drain` or `settled`. */
  send(lane: string, sql: string): void;
  /** Waits while too many statements are pending. */
  drain(): Promise<void>;
  /** Waits until all statements have run and are committed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

// For two cores: one parses while the other writes; a third connection hides their latency.
const CONNECTIONS = 3;
const MOST_PENDING = 6;

/** Opens connections without the checks that our own consistent rows do not need. */
export async function openPipeline(url: string): Promise<Pipeline> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => loadingConnection(url)));
  const lanes = new Map<string, Connection>();
  const pending = new Set<Promise<void>>();
  let failure: unknown = null;

  const check = (): void => {
    if (failure !== null) {
      throw failure;
    }
  };
  return {
    send: (lane, sql) => {
      const connection = lanes.get(lane) ?? (connections[lanes.size % CONNECTIONS] as Connection);
      lanes.set(lane, connection);
      const sent: Promise<void> = connection
        .query(sql)
        .then(
          () => undefined,
          (error: unknown) => {
            failure ??= error;
          },
        )
        .finally(() => pending.delete(sent));
      pending.add(sent);
    },
    drain: async () => {
      while (pending.size >= MOST_PENDING) {
        await Promise.race(pending);
      }
      check();
    },
    settled: async () => {
      await Promise.all(pending);
      check();
      await Promise.all(connections.map((connection) => connection.query('commit')));
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.end()));
    },
  };
}

async function loadingConnection(url: string): Promise<Connection> {
  const connection = await openConnection(url);
  await connection.query(
    "set session sql_mode = 'STRICT_ALL_TABLES', unique_checks = 0, foreign_key_checks = 0, autocommit = 0",
  );
  return connection;
}
