import { createConnection, type Connection } from 'mysql2/promise';

/** A few connections over which statements run side by side; those of one table keep their order on one of them. */
export interface Pipeline {
  /** Sends a statement after those of the same `lane`. A failure is kept and thrown by the next `room` or `settled`. */
  send(lane: string, sql: string): void;
  /** Waits while too many statements are under way. */
  room(): Promise<void>;
  /** Waits until all have been run and committed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

// Two cores: one parses while the other writes; a third connection hides the waits of both.
const CONNECTIONS = 3;
const UNDER_WAY = 6;

/** Opens connections with the checks off that loading our own consistent rows does not need. */
export async function openPipeline(url: string): Promise<Pipeline> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => loadingConnection(url)));
  const lanes = new Map<string, Connection>();
  const underWay = new Set<Promise<void>>();
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
        .finally(() => underWay.delete(sent));
      underWay.add(sent);
    },
    room: async () => {
      while (underWay.size >= UNDER_WAY) {
        await Promise.race(underWay);
      }
      check();
    },
    settled: async () => {
      await Promise.all(underWay);
      check();
      await Promise.all(connections.map((connection) => connection.query('commit')));
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.end()));
    },
  };
}

async function loadingConnection(url: string): Promise<Connection> {
  const connection = await createConnection({ uri: url, charset: 'utf8mb4' });
  await connection.query(
    "set session sql_mode = 'STRICT_ALL_TABLES', unique_checks = 0, foreign_key_checks = 0, autocommit = 0",
  );
  return connection;
}
