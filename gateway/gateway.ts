import type { GraphQLSchema } from 'graphql';
import { pino, type Logger } from 'pino';

import type { Viewer } from '../subgraphs/shared/access/viewer.ts';
import { freshKeys, type EnvelopeKeys } from '../subgraphs/shared/envelope/envelope-key.ts';
import type { SubgraphHandler } from '../subgraphs/shared/server/subgraph-handler.ts';

import { lookupLimit } from './access-ledger/lookups/lookup-limit.ts';
import { redisLookupBudget } from './access-ledger/lookups/redis-lookup-budget.ts';
import { openLedger } from './access-ledger/open-ledger.ts';
import { LEDGER_SUBGRAPH } from './access-ledger/query/ledger-schema.ts';
import { ledgerSubgraph } from './access-ledger/query/ledger-subgraph.ts';
import { refusalRecorder } from './access-ledger/recording/refusal-recorder.ts';
import { offersPersonas } from './authentication/authentication-options.ts';
import { openAuthentication } from './authentication/open-authentication.ts';
import { loadAudiences } from './authorization/audiences.ts';
import type { GatewayConfig } from './config.ts';
import { loadExplorer, loadFiles } from './http/explorer-files.ts';
import { loadFirstClientPages } from './http/first-client-pages.ts';
import { openGraphqlServer } from './http/graphql-server.ts';
import { listen } from './http/listener.ts';
import { personasRoute } from './http/personas-route.ts';
import { resolveDocuments } from './http/resolve-documents.ts';
import { loadLimits, mostTokens, type Limits } from './limits/audience-limits.ts';
import { openBudgets } from './limits/budgets.ts';
import { redisBuckets } from './limits/redis-buckets.ts';
import { sharedRedis } from './limits/shared-redis.ts';
import { createPlanningThreads } from './planning/planning-threads.ts';
import { openQueries } from './saved-queries/open-queries.ts';
import { PAGE_FOLDER, PAGE_SECURITY_POLICY } from './saved-queries/page/content-security-policy.ts';
import { serveSupergraph, type ServedSupergraph } from './serving/served-supergraph.ts';
import { fixedSupergraph, supergraphFile } from './serving/supergraph-file.ts';
import { connectSubgraphs } from './subgraph-client/connect-subgraphs.ts';
import { officeRuns } from './subgraph-client/office-runs.ts';
import { openTelemetry } from './telemetry/open-telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { openDocuments } from './trusted-documents/open-documents.ts';
import { VIEWER_SUBGRAPH } from './viewer/viewer-schema.ts';
import { viewerSubgraph } from './viewer/viewer-subgraph.ts';

export interface GatewayOverrides {
  /** Subgraphs in this process, by public name. The others are reached at their URLs. */
  readonly subgraphs?: Readonly<Record<string, SubgraphHandler>>;
  /** Keys for requests to those, by public name, instead of the configured ones. */
  readonly envelopeKeys?: Readonly<Record<string, EnvelopeKeys>>;
  /** Instead of the configured file. */
  readonly supergraphSdl?: string;
  /** Instead of the configured file. */
  readonly limits?: Limits;
  readonly logger?: Logger;
}

export interface RunningGateway {
  /** E.g. `http://127.0.0.1:4000`; the graph is at `/graphql`. */
  readonly url: string;
  /** Where Prometheus reads the metrics; undefined where there are none. */
  readonly metricsUrl: string | undefined;
  /** Reads the supergraph again, as happens when its file changes. If it is refused, the current one stays in service. */
  reload: ServedSupergraph['reload'];
  /** Stops without losing a response. A second call waits for the same stop. */
  stop(): Promise<void>;
}

/**
 * Starts a gateway. Stages are opened in the reverse order of a request, because each needs the ones after it, and closed in
 * the order of a request. A request arrives at the listener, is authenticated, passes through Apollo Server to the served
 * supergraph (which validates, authorizes, plans and executes it, and records what it read), and from there to the subgraphs.
 * A failed start closes the stages that it has opened.
 *
 * @throws where the supergraph is refused or names a subgraph without an address, or where the ledger's chain or the port is
 *   in use
 */
export async function createGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<RunningGateway> {
  const { secrets } = config;
  const logger = overrides.logger ?? pino({ level: config.logLevel });
  const opened = new AsyncDisposableStack();
  const open = <Stage>(stage: Stage, close: (stage: Stage) => unknown): Stage =>
    opened.adopt(stage, async (one) => void (await close(one)));
  let stopping: Promise<void> | undefined;
  config.warnings.forEach((warning) => logger.warn(warning));
  try {
    const telemetry = await openTelemetry(config.telemetry, logger);
    if (telemetry !== undefined) {
      open(telemetry, (it) => it.close());
    }
    const audiences = await loadAudiences(config.authorization.audiencesFile);
    const limits = overrides.limits ?? (await loadLimits(config.limitsFile));
    const tokens = mostTokens(limits);
    const ledger = open(await openLedger(config.ledger, secrets.ledgerAddress, secrets.ledgerKeys[0], logger), (it) =>
      it.stop(),
    );
    const refusals = open(refusalRecorder(ledger), (it) => it.stop());
    const ledgerQuery = open(ledgerAnswers(config, logger), (it) => it.close());
    const own: Readonly<Record<string, OwnSubgraph>> = {
      [LEDGER_SUBGRAPH]: ledgerQuery,
      [VIEWER_SUBGRAPH]: viewerAnswers((viewer): GraphQLSchema => served.sliceOf(viewer).schema, logger),
    };
    const subgraphs = open(connect(config, overrides, own, limits, logger, telemetry), (it) => it.close());
    const threads = open(createPlanningThreads(config.serving.planner.limitMs), (it) => it.stop());
    const file = overrides.supergraphSdl
      ? fixedSupergraph(overrides.supergraphSdl)
      : supergraphFile(config.supergraphFile);
    const { budgetsAddress } = secrets;
    const redis = budgetsAddress === '' ? undefined : open(sharedRedis(budgetsAddress, logger), (it) => it.close());
    const budgets = openBudgets(limits, redis && redisBuckets(redis));
    const lookups = lookupLimit(config.lookups, {
      ...{ ledger, logger },
      ...(redis && { budget: redisLookupBudget(redis, config.lookups.perHour) }),
    });
    const parts = { audiences, limits, budgets, ledger, lookups, threads, connect: subgraphs.connect, logger };
    const serving = { options: config.serving, access: config.authorization, ...parts };
    const documents = open(await openDocuments({ ...config.documents, tokens }, logger), (it) => it.close());
    const served = open(await serveSupergraph(file, serving, documents), (it) => it.close());
    const graphql = open(await openGraphqlServer(served, { tokens }, logger), (it) => it.stop());
    const { authenticate, keyState } = open(
      await openAuthentication(config.authentication, (audience) => audiences[audience].scopes, logger),
      (it) => it.stop(),
    );
    const offices = officeRuns(subgraphs.transports, config.subgraphs.deadlineMs);
    const page = await loadFiles(PAGE_FOLDER, '/q/', PAGE_SECURITY_POLICY);
    const queries = open(await openQueries(config.savedQueries, served, offices, ledger, page, logger), (it) =>
      it.close(),
    );
    const listener = await listen(
      {
        authenticate,
        keyState,
        ledger,
        refusals,
        personas: offersPersonas(config.authentication) ? personasRoute : undefined,
        serveGraphql: resolveDocuments(graphql.serve, documents),
        sliceOf: served.sliceOf,
        transports: subgraphs.transports,
        today: config.today,
        explorer: await loadExplorer(),
        firstClient: await loadFirstClientPages(),
        savedQueries: queries.route,
        logger,
        telemetry,
        isDraining: () => stopping !== undefined,
      },
      config.http,
    );
    open(listener, (it) => it.stop());
    telemetry?.watch({
      caches: () => ({ operations: served.operationBytes(), responses: listener.unsentBytes() }),
      queues: () => subgraphs.depths(),
      ledger: () => ledger.backlog(),
    });
    const stop = async (): Promise<void> => {
      await opened.disposeAsync();
      logger.info('stopped');
    };
    const { url } = listener;
    const metricsUrl = telemetry?.metricsUrl;
    return { url, metricsUrl, reload: served.reload, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** A subgraph of the gateway's own, inside it. */
interface OwnSubgraph {
  readonly handler: SubgraphHandler;
  readonly keys: EnvelopeKeys;
}

/** The access ledger as a subgraph inside the gateway, with its envelope keys. */
function ledgerAnswers({ secrets: { ledgerAddress, ledgerKeys } }: GatewayConfig, logger: Logger) {
  const keys = freshKeys();
  return { keys, ...ledgerSubgraph({ address: ledgerAddress, keys, personKeys: ledgerKeys, logger }) };
}

/** Who asks, and the words of the schema that they may see, as a subgraph inside the gateway. */
function viewerAnswers(sliceOf: (viewer: Viewer) => GraphQLSchema, logger: Logger): OwnSubgraph {
  const keys = freshKeys();
  return { keys, handler: viewerSubgraph({ keys, sliceOf, logger }) };
}

function connect(
  { subgraphs, secrets }: GatewayConfig,
  overrides: GatewayOverrides,
  own: Readonly<Record<string, OwnSubgraph>>,
  { office }: Limits,
  logger: Logger,
  telemetry: Telemetry | undefined,
) {
  const ofOwn = <Part extends keyof OwnSubgraph>(part: Part): Record<string, OwnSubgraph[Part]> =>
    Object.fromEntries(Object.entries(own).map(([name, subgraph]) => [name, subgraph[part]]));
  return connectSubgraphs(
    { ...subgraphs, share: office, telemetry },
    { ...secrets.envelopeKeys, ...ofOwn('keys'), ...overrides.envelopeKeys },
    { ...ofOwn('handler'), ...overrides.subgraphs },
    (subgraph, state) => {
      logger.warn({ subgraph, state }, 'subgraph');
      telemetry?.breaker(subgraph, state === 'open');
    },
    new Set([VIEWER_SUBGRAPH]),
  );
}
