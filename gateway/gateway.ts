import type { AddressInfo } from 'node:net';

import { pino, type Logger } from 'pino';

import { freshKeys, type EnvelopeKeys } from '../subgraphs/shared/envelope/envelope-key.ts';
import { stopGracefully } from '../subgraphs/shared/http/graceful-stop.ts';
import type { SubgraphHandler } from '../subgraphs/shared/server/subgraph-handler.ts';

import { openLedger } from './access-ledger/open-ledger.ts';
import { LEDGER_SUBGRAPH } from './access-ledger/query/ledger-schema.ts';
import { ledgerSubgraph } from './access-ledger/query/ledger-subgraph.ts';
import { refusalRecorder } from './access-ledger/refusal-recorder.ts';
import { offersPersonas, openAuthentication } from './authentication/open-authentication.ts';
import { loadAudiences } from './authorization/audiences.ts';
import type { GatewayConfig } from './config.ts';
import { compiledExecutor, type ExecutionCounts } from './execution/compiled-executor.ts';
import { loadExplorer } from './http/explorer-files.ts';
import { createListener } from './http/listener.ts';
import { personasRoute } from './http/personas-route.ts';
import { answerPlain } from './http/plain-question.ts';
import { createPlanningThreads } from './planning/planning-threads.ts';
import type { ExecutorParts, OperationExecutor } from './serving/generation.ts';
import { graphqlServers } from './serving/graphql-server.ts';
import { knownDocuments } from './serving/known-documents.ts';
import { errorPresenter } from './serving/present-error.ts';
import { reloadFrom, type Reload } from './serving/reload.ts';
import { createRequestScopes } from './serving/request-scope.ts';
import { reviewedRules } from './serving/reviewed-rules.ts';
import { serveSupergraph } from './serving/served-supergraph.ts';
import { fixedSupergraph, supergraphFile } from './serving/supergraph-file.ts';
import { connectSubgraphs } from './subgraph-client/connect-subgraphs.ts';

export interface GatewayOverrides {
  /** Subgraphs in this process, by public name; the others are asked at their URL. */
  readonly subgraphs?: Readonly<Record<string, SubgraphHandler>>;
  /** What requests to those are signed with, by public name, instead of the configured keys. */
  readonly envelopeKeys?: Readonly<Record<string, EnvelopeKeys>>;
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
 * Starts a gateway: the stages from the subgraphs up to the listener, a line each. Authentication stands in the listener,
 * authorization before the planner, the access ledger between the executor and the reply.
 *
 * @throws when the supergraph cannot be loaded, names a subgraph without an address, or the port is taken
 */
export async function createGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<RunningGateway> {
  const logger = overrides.logger ?? pino({ level: config.logLevel });
  const scopes = createRequestScopes();
  const file = overrides.supergraphSdl
    ? fixedSupergraph(overrides.supergraphSdl)
    : supergraphFile(config.supergraph.file);
  const { ledgerAddress, ledgerKeys } = config.secrets;
  const ownKeys = freshKeys();
  const ownLedger = ledgerSubgraph({ address: ledgerAddress, keys: ownKeys, personKeys: ledgerKeys, logger });
  const handlers = { [LEDGER_SUBGRAPH]: ownLedger.handler, ...overrides.subgraphs };
  const keys = { ...config.secrets.envelopeKeys, [LEDGER_SUBGRAPH]: ownKeys, ...overrides.envelopeKeys };
  const subgraphs = connectSubgraphs(config.subgraphs, keys, handlers, (subgraph, state) =>
    logger.warn({ subgraph, state }, 'subgraph'),
  );
  const threads = createPlanningThreads(config.planner.limitMs);
  const counts: ExecutionCounts = { compiled: 0, fallbacks: 0 };
  const audiences = await loadAudiences(config.access.audiencesFile);
  const ledger = await openLedger(config.ledger, ledgerAddress, ledgerKeys[0], logger);
  const parts = {
    config,
    audiences,
    threads,
    ledger,
    connect: subgraphs.connect,
    executorOf: chooseExecutor(config, counts),
    serverFor: graphqlServers(config, scopes, logger),
    logger,
  };
  const firstSdl = await file.read();
  const reviewed = await reviewedRules(firstSdl, config.access);
  const served = await serveSupergraph(firstSdl, parts, await knownDocuments(), reviewed);
  const explorer = await loadExplorer();
  let stopping: Promise<void> | undefined;
  const isDraining = (): boolean => stopping !== undefined;
  const reload = reloadFrom(file, served, logger);
  const plain = answerPlain(
    served.answerAdmitted,
    errorPresenter(scopes, logger, () => undefined),
  );
  const authentication = await openAuthentication(config, (audience) => audiences[audience].scopes, logger);
  const refusals = refusalRecorder(ledger);
  const listenerParts = {
    authenticate: authentication.authenticate,
    refusals,
    personas: offersPersonas(config) ? personasRoute : undefined,
    ask: served.ask,
    sliceOf: served.sliceOf,
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
    authentication.stop();
    await served.close();
    await threads.stop();
    await subgraphs.close();
    await ownLedger.close();
    refusals.stop();
    await ledger.stop();
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
