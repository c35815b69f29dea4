import { pino, type Logger } from 'pino';

import type { SubgraphConfig, SubgraphSecrets } from './config.ts';
import { SUBGRAPHS } from './definitions.ts';
import { startExamination } from './doctor/start-examination.ts';
import { refreshMart } from './refresh-mart.ts';
import { clockOf } from './shared/clock.ts';
import { envelopeViewer } from './shared/envelope/envelope-viewer.ts';
import { stopGracefully } from './shared/http/graceful-stop.ts';
import { listenOn } from './shared/http/listen-on.ts';
import { openSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphServer } from './shared/server/subgraph-server.ts';

/** The timeout is longer than the gateway waits for a subgraph (5 s by default), and less than Docker's 10 s before it kills. */
const DRAIN = { drainDelayMs: 0, drainTimeoutMs: 8_000 };

export interface RunningSubgraph {
  readonly url: string;
  /** Answers pending requests, then stops; a second call waits for the same stop. */
  stop(): Promise<void>;
}

/** Opens a subgraph's database, checks it, and serves the subgraph over HTTP. */
export async function serveSubgraph(
  config: SubgraphConfig,
  secrets: SubgraphSecrets,
  logger: Logger = pino({ level: config.logLevel }),
): Promise<RunningSubgraph> {
  const { database, databaseLimits: limits, databaseSsl: ssl } = config;
  for (const warning of config.warnings) {
    logger.warn({ subgraph: config.name }, warning);
  }
  const { cursorKey, envelopeKeys: keys } = secrets;
  const viewerOf = envelopeViewer({ subgraph: config.name, keys, lifetimeMs: config.envelopeLifetimeMs, logger });
  const now = clockOf(config.today);
  const { byDefault, martFolder, martMemory, refreshMinutes } = config.statistics;
  const subgraph = await openSubgraph(SUBGRAPHS[config.name], {
    database,
    limits,
    ssl,
    cursorKey,
    logger,
    now,
    viewerOf,
    mart: martFolder === null ? undefined : { folder: martFolder, memory: martMemory, byDefault },
  });
  let stopping: Promise<void> | undefined;
  const examination = startExamination(SUBGRAPHS[config.name], subgraph.database, { now, logger });
  const refresh = refreshMart(config.name, refreshMinutes, { look: () => void subgraph.mart?.look(), logger });
  const server = subgraphServer(subgraph, () => stopping !== undefined, examination.lines);
  const port = await listenOn(server, config.port, config.host).catch(async (error: unknown) => {
    await examination.stop();
    await refresh.stop();
    await subgraph.close();
    throw error;
  });
  const url = `http://${config.host}:${port}/graphql`;
  logger.info({ subgraph: config.name, url, database: subgraph.database.kind, today: config.today }, 'listening');

  const stop = async (): Promise<void> => {
    await stopGracefully(server, DRAIN);
    await examination.stop();
    await refresh.stop();
    await subgraph.close();
    logger.info({ subgraph: config.name }, 'stopped');
  };
  return { url, stop: () => (stopping ??= stop()) };
}
