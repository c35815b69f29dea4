import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import { clockOf, type Clock } from '../clock.ts';
import { connect, type Database } from '../database/connect.ts';
import { notOpened } from '../database/connection-fault.ts';
import {
  mySqlAddress,
  type DatabaseAddress,
  type MySqlAddress,
  type SslDefaults,
} from '../database/database-address.ts';
import { checkExpectedTables } from '../database/expected-tables.ts';
import { keepTrees } from '../database/kept-trees.ts';
import { DEFAULT_LIMITS, type SessionLimits } from '../database/office-sessions.ts';
import { readRuns, type Run } from '../database/read-runs.ts';
import { keepRowCounts, type RowCounts } from '../database/row-counts.ts';
import { storedBy } from '../database/stored-by.ts';
import { readTrees } from '../database/trees.ts';
import type { SignedViewer } from '../envelope/envelope.ts';
import { LARGEST_PAGE } from '../lists/page.ts';
import { keepMart, type KeptMart } from '../mart/keep-mart.ts';
import { martKey } from '../mart/mart-key.ts';
import { martShape } from '../mart/mart-shape.ts';
import type { OfferedStatistics } from '../measures/statistics-store.ts';
import { readsOf, rowFilter } from '../visibility/row-filter.ts';
import { checkVisibility } from '../visibility/visibility.ts';

import { makeSubgraphHandler } from './answer.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';
import type { RequestContext } from './request-context.ts';
import type { SubgraphHandler, SubgraphRequest } from './subgraph-handler.ts';
import { subgraphSchema } from './subgraph-schema.ts';

export interface OpenOptions {
  database: DatabaseAddress;
  /** Sessions and time that statements may take; of MySQL. */
  limits?: SessionLimits;
  /** How the connection is encrypted where the address does not say. */
  ssl?: SslDefaults;
  cursorKey: string;
  logger: Logger;
  /** The moment that requests are answered for; the machine's by default. */
  now?: Clock;
  onStatement?: (sql: string) => void;
  /** How long the trees of regions and courts are kept; a test that changes them reads them for each request. */
  keepTreesMs?: number;
  /** A copy of what statistics read, and whether it answers where a question does not say; none by default. */
  mart?: MartOptions | undefined;
  /** The viewer of a request; null answers 401. Without this option every request is answered 401. */
  viewerOf?: (request: SubgraphRequest) => SignedViewer | null;
}

export interface MartOptions {
  readonly folder: string;
  /** As much memory as it may take, e.g. `2GB`. */
  readonly memory: string;
  readonly byDefault: OfferedStatistics['byDefault'];
}

/** Threads that one question to a mart may use. */
const MART_THREADS = 2;

/** A subgraph that answers: over HTTP or called in process. */
export interface OpenSubgraph {
  readonly handler: SubgraphHandler;
  readonly database: Database;
  readonly mart: KeptMart | null;
  /** Whether its database answers. @param signal ends the statement when the caller leaves */
  ready(signal?: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a subgraph over its office's database. It only reads; what it expects there is checked first, and every table,
 * view or column that is missing or of another type is named in the error.
 */
export async function openSubgraph(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenSubgraph> {
  const { cursorKey, logger, now = clockOf(null), onStatement, ssl, limits = DEFAULT_LIMITS } = options;
  const { viewerOf = () => null, keepTreesMs, mart: offered } = options;
  const { name, entities, visibility } = definition;
  checkVisibility(name, entities, visibility);
  const connectOffice = () =>
    connect(options.database, {
      entities: storedBy(definition),
      filters: rowFilter(visibility),
      onStatement,
      limits,
      ssl,
    });
  const database = await opened(connectOffice, options);
  const runs = readRuns({ kind: database.kind, connect: connectOffice, sessions: limits.sessions });
  let rowCounts: () => RowCounts;
  let absentColumns: ReadonlySet<string>;
  let mart: KeptMart | null = null;
  try {
    absentColumns = await checkExpectedTables(database, name);
    rowCounts = await keepRowCounts(database);
    mart =
      offered === undefined
        ? null
        : await keepMart({
            folder: offered.folder,
            key: martKey(cursorKey, name),
            limits: { memory: offered.memory, threads: MART_THREADS },
            shape: martShape(database.em, definition),
            logger,
          });
  } catch (error) {
    await database.close();
    throw notOpened(error, addressShown(options));
  }
  const { executable, rules } = subgraphSchema(definition);
  const trees = keepTrees(
    () => readTrees(database.em.fork()),
    keepTreesMs === undefined ? {} : { renewMs: keepTreesMs, staleMs: keepTreesMs },
  );
  const runOf = async ({ run }: SignedViewer): Promise<Run | null> => {
    switch (run?.phase) {
      case 'begin':
        await runs.begin(run.id, now());
        return runs.of(run.id);
      case 'read':
        return runs.of(run.id);
      case 'end':
        await runs.end(run.id);
        return null;
      default:
        return null;
    }
  };
  const handler = makeSubgraphHandler({
    schema: executable,
    rules,
    viewerOf,
    makeContext: async (headers, signal, viewer, properties): Promise<RequestContext> => {
      const [run, kept] = [await runOf(viewer), await trees.current()];
      return {
        em: readsOf(run?.em ?? database.em, viewer, kept, signal),
        ahead: run && { reads: run.ahead, emUntil: (ended) => readsOf(run.em, viewer, kept, ended) },
        largestPage: viewer.run?.pageRows ?? LARGEST_PAGE,
        loaders: new Map(),
        cursorKey,
        now: run?.now ?? now(),
        requestId: headers['x-request-id'] ?? randomUUID(),
        viewer,
        visibility,
        trees: kept,
        properties,
        absentColumns,
        rowCounts: rowCounts(),
        statistics: {
          byDefault: offered?.byDefault ?? 'LIVE',
          mart: mart?.current()?.storeFor(signal) ?? null,
        },
      };
    },
    onFault: (error, requestId) => logger.error({ requestId, subgraph: name, fault: faultOf(error) }, 'fault'),
    onUnreadable: (field, requestId) => logger.warn({ requestId, subgraph: name, ...field }, 'unreadable value'),
  });
  return {
    handler,
    database,
    mart,
    ready: (signal) =>
      database.em
        .fork(signal && { signal })
        .execute('select 1 as ready')
        .then(
          () => true,
          () => false,
        ),
    async close() {
      await mart?.close();
      await runs.close();
      await database.close();
    },
  };
}

/** Connects; an error of the database is one for its administrator. */
async function opened(connectOffice: () => Promise<Database>, options: OpenOptions): Promise<Database> {
  try {
    return await connectOffice();
  } catch (error) {
    throw notOpened(error, addressShown(options));
  }
}

function addressShown({ database, ssl }: OpenOptions): MySqlAddress | string {
  return database.kind === 'mysql' ? mySqlAddress(database.url, ssl) : database.file;
}

/** What may be logged of an error: its kind, code and stack frames. Its message may hold a statement's values. */
function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { kind: typeof error };
  }
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { kind: error.name, code, at: frames.slice(0, 5).map((line) => line.trim()) };
}
