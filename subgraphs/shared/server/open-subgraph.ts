import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { connect, type Database, type DatabaseAddress } from '../database/connect.ts';
import { checkExpectedTables } from '../database/expected-tables.ts';
import { storedBy } from '../database/stored-by.ts';
import { makeSubgraphHandler } from './answer.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';
import type { SubgraphHandler } from './subgraph-handler.ts';
import { subgraphSchema } from './subgraph-schema.ts';

export interface OpenOptions {
  database: DatabaseAddress;
  cursorKey: string;
  logger: Logger;
  /** The clock, for tests. */
  now?: () => Date;
  onStatement?: (sql: string) => void;
}

/** A subgraph that answers: over HTTP or called in process. */
export interface OpenSubgraph {
  readonly handler: SubgraphHandler;
  readonly database: Database;
  /** Whether its database answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a subgraph over its office's database. It only reads; what it expects there is checked first, and every table,
 * view or column that is missing or of another type is named in the error.
 */
export async function openSubgraph(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenSubgraph> {
  const { cursorKey, logger, now = () => new Date(), onStatement } = options;
  const database = await connect(options.database, {
    entities: storedBy(definition),
    onStatement,
  });
  try {
    await checkExpectedTables(database, definition.name);
  } catch (error) {
    await database.close();
    throw error;
  }
  const handler = makeSubgraphHandler({
    schema: subgraphSchema(definition).executable,
    makeContext: (headers, signal) => ({
      em: database.em.fork({ signal }),
      loaders: new Map(),
      cursorKey,
      now: now(),
      requestId: headers['x-request-id'] ?? randomUUID(),
    }),
    onFault: (error, requestId) =>
      logger.error({ requestId, subgraph: definition.name, fault: faultOf(error) }, 'fault'),
  });
  return {
    handler,
    database,
    ready: () =>
      database.em
        .fork()
        .execute('select 1 as ready')
        .then(
          () => true,
          () => false,
        ),
    close: () => database.close(),
  };
}

/** What of an error may be logged: its kind, code and place in our code. Its message may hold a statement's values. */
function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { kind: error.name, code, at: frames.slice(0, 5).map((line) => line.trim()) };
}
