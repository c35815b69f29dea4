import type { AddressInfo } from 'node:net';

import { pino, type Logger } from 'pino';

import type { SubgraphHandler } from '../subgraphs/shared/server/subgraph-handler.ts';
import type { GatewayConfig } from './config.ts';
import { compiledExecutor, type ExecutionCounts } from './execution/compiled-executor.ts';
import { loadExplorer } from './http/explorer-files.ts';
import { stopGracefully } from './http/graceful-stop.ts';
import { createListener } from './http/listener.ts';
import { answerPlain } from './http/plain-question.ts';
import { errorPresenter } from './planning/present-error.ts';
import type { ExecutorParts, OperationExecutor } from './planning/generation.ts';
import { createGraphqlServer } from './planning/graphql-server.ts';
import { knownDocuments } from './planning/known-documents.ts';
import { reloadFrom, type Reload } from './planning/reload.ts';
import { serveSupergraph } from './planning/served-supergraph.ts';
import { fixedSupergraph, supergraphFile } from './planning/supergraph.ts';
import { createPlanningThreads } from './planning/thread/planning-threads.ts';
import { createRequestScopes } from './request-scope.ts';
import { connectSubgraphs } from './subgraph-client/connect-subgraphs.ts';

export interface GatewayOverrides {
  /** Subgraphs in this process, by public name; the others are asked at their URL. */
  readonly subgraphs?: Readonly<Record<string, SubgraphHandler>>;
  /** Instead of the configured file. */
  readonly supergraphSdl?: string;
  readonly logger?: Logger;
}

export interface RunningGateway {
  /** Where it listens, e.g. `http://127.0.0.1:4000`; the graph is at `/graphql` there. */
  readonly url: string;
  /** Reads the supergraph again; also done when its file changes. One that cannot be served leaves all as it is. */
  reload: Reload['now'];
  /** How many operations which executor ran, since the start. */
  executions(): Readonly<ExecutionCounts>;
  /** Stops without dropping an answer; a second call waits for the same stop. */
  stop(): Promise<void>;
}

/**
 * Starts a gateway: the stages from the subgraphs up to the listener, a line each. Authentication, saved queries and
 * authorization will stand between the listener and the planner, the access ledger between the executor and the reply.
 *
 * @throws when the supergraph cannot be loaded, names a subgraph without an address, or the port is taken
 */
export async function createGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<RunningGateway> {
  const logger = overrides.logger ?? pino({ level: config.logLevel });
  const scopes = createRequestScopes();
  const file = overrides.supergraphSdl
    ? fixedSupergraph(overrides.supergraphSdl)
    : supergraphFile(config.supergraph.file);
  const subgraphs = connectSubgraphs(config.subgraphs, overrides.subgraphs ?? {}, (subgraph, state) =>
    logger.warn({ subgraph, state }, 'subgraph'),
  );
  const threads = createPlanningThreads(config.planner.limitMs);
  const counts: ExecutionCounts = { compiled: 0, fallbacks: 0 };
  const parts = { config, threads, connect: subgraphs.connect, executorOf: chooseExecutor(config, counts), logger };
  const served = await serveSupergraph(await file.read(), parts, await knownDocuments());
  const server = createGraphqlServer(served.gateway, config, scopes, logger);
  await server.start();
  const explorer = await loadExplorer();
  let stopping: Promise<void> | undefined;
  const isDraining = (): boolean => stopping !== undefined;
  const reload = reloadFrom(file, served, logger);
  const plain = answerPlain(
    served.answerAdmitted,
    errorPresenter(scopes, logger, () => undefined),
  );
  const listenerParts = {
    server,
    answerPlain: plain,
    transports: subgraphs.transports,
    explorer,
    scopes,
    logger,
    isDraining,
  };
  const listener = createListener(listenerParts, config.http);

  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(config.http.port, config.http.host, resolve);
  });
  const { port } = listener.address() as AddressInfo;
  const url = `http://${urlHost(config.http.host)}:${port}`;
  logger.info({ url }, 'listening');

  const stopAll = async (): Promise<void> => {
    reload.stop();
    await stopGracefully(listener, config.http);
    await server.stop();
    await threads.stop();
    await subgraphs.close();
    logger.info({ ...counts }, 'stopped');
  };
  return { url, reload: reload.now, executions: () => counts, stop: () => (stopping ??= stopAll()) };
}

/** Which executor runs a generation's plans. */
function chooseExecutor(
  { executor, documents }: GatewayConfig,
  counts: ExecutionCounts,
): (parts: ExecutorParts) => OperationExecutor {
  if (executor === 'reference') {
    return ({ reference }) => ({ execute: reference });
  }
  return (parts) => compiledExecutor(parts, documents.cacheBytes, counts);
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}
