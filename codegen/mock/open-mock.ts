import { pino, type Logger } from 'pino';

import { PERSONAS } from '../../gateway/authentication/issuing/personas.ts';
import { loadAudiences } from '../../gateway/authorization/audiences.ts';
import { readSupergraphAccess } from '../../gateway/authorization/report/supergraph-access.ts';
import { openSlices } from '../../gateway/authorization/slices.ts';
import { errorAnswer } from '../../gateway/http/answer.ts';
import { loadExplorer } from '../../gateway/http/explorer-files.ts';
import { loadFirstClientPages } from '../../gateway/http/first-client-pages.ts';
import { openGraphqlServer } from '../../gateway/http/graphql-server.ts';
import { listen, type Listener } from '../../gateway/http/listener.ts';
import { loadLimits, type Limits } from '../../gateway/limits/audience-limits.ts';
import { openBudgets } from '../../gateway/limits/budgets.ts';
import { readPrices } from '../../gateway/limits/prices.ts';
import { answerRequest, type Serving } from '../../gateway/serving/answer-request.ts';
import { attachScalars } from '../../gateway/serving/attach-scalars.ts';
import { operationCache } from '../../gateway/serving/operation-cache.ts';
import { readCommittedSupergraph } from '../../gateway/serving/supergraph-file.ts';
import { type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../subgraphs/shared/access/viewer.ts';

import { mockExecutor } from './mock-executor.ts';
import { mockWorld } from './mock-world.ts';
import { meetWantedFaults, NO_FAULTS, readWantedFaults, type WantedFaults } from './wanted-faults.ts';

export interface MockOptions {
  readonly audience: Audience;
  /** The same number gives the same data. */
  readonly seed: number;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Pages of these origins may ask. */
  readonly corsOrigins: readonly string[];
  /** Called once for each condition of a filter that the mock cannot test. */
  readonly onIgnored: (condition: string) => void;
  readonly logger?: Logger;
  /** The gateway’s own by default. */
  readonly limits?: Limits;
}

/** The last day of the sample data, so that the same things are overdue here as there. */
export const MOCK_TODAY = '2022-12-31';

/** One developer's clients. */
const UNSENT_BYTES = 64 * 1024 ** 2;
const MEBIBYTE = 1_048_576;

/** The mock while it listens. */
export type OpenedMock = Pick<Listener, 'url' | 'stop'>;

/**
 * Serves the graph as one audience sees it, over made-up records: HTTP, errors, validation, denied fields and CORS are the
 * gateway's own, and only what fetches is replaced. There are no tokens: every request is the audience's.
 *
 * @throws CannotListenError, e.g. where the port is in use
 */
export async function openMock(options: MockOptions): Promise<OpenedMock> {
  const logger = options.logger ?? pino({ level: 'warn' });
  const audiences = await loadAudiences();
  const limits = options.limits ?? (await loadLimits());
  const supergraphSdl = await readCommittedSupergraph();
  const { schema, rules } = readSupergraphAccess(supergraphSdl);
  attachScalars(schema);
  const slices = openSlices(schema, rules);
  const viewer = viewerOf(options.audience, audiences[options.audience].scopes);
  const faults = new Map<string, WantedFaults>();
  const world = mockWorld(schema, options.seed, MOCK_TODAY);
  const serving: Serving = {
    schema,
    slices,
    audiences,
    limits,
    prices: readPrices(supergraphSdl),
    budgets: openBudgets(limits),
    operations: operationCache(64 * MEBIBYTE),
    executor: mockExecutor({
      world,
      faultsOf: (requestId) => faults.get(requestId) ?? NO_FAULTS,
      onIgnored: onceEach(options.onIgnored),
    }),
  };
  const graphql = await openGraphqlServer(
    {
      answer: (request, scope) => answerRequest(serving, request, scope),
      documentOf: (documentHash) => serving.operations.documentOf(documentHash),
    },
    { tokens: 10_000 },
    logger,
  );
  const listener = await listen(
    {
      authenticate: () => Promise.resolve(viewer),
      refusals: { answered: () => undefined, loginRefused: () => undefined, stop: () => undefined },
      keyState: () => 'loaded',
      ledger: { isReady: () => Promise.resolve(true) },
      transports: new Map(),
      today: MOCK_TODAY,
      personas: undefined,
      explorer: await loadExplorer(),
      firstClient: await loadFirstClientPages(),
      savedQueries: () => Promise.resolve(errorAnswer('SAVED_QUERY_NOT_FOUND', 'The mock has no saved queries.')),
      sliceOf: (asking) => slices.of(asking),
      telemetry: undefined,
      isDraining: () => false,
      logger,
      async serveGraphql(request, scope) {
        const wanted = readWantedFaults(request);
        await meetWantedFaults(wanted);
        faults.set(scope.requestId, wanted);
        try {
          return await graphql.serve({ ...request, search: withoutMockParameters(request.search) }, scope);
        } finally {
          faults.delete(scope.requestId);
        }
      },
    },
    {
      host: options.host,
      port: options.port,
      bodyBytes: MEBIBYTE,
      readMs: 30_000,
      keepAliveMs: 5_000,
      drainDelayMs: 0,
      drainTimeoutMs: 1_000,
      corsOrigins: options.corsOrigins,
      trustedProxies: [],
      unsentBytes: UNSENT_BYTES,
    },
  );
  return {
    url: listener.url,
    async stop() {
      await listener.stop();
      await graphql.stop();
    },
  };
}

/** Who asks: the persona of the sample data, without a token. */
function viewerOf(audience: Audience, scopes: readonly string[]): Viewer {
  const { subject = null, region = null, court = null, unit = null, purpose = null } = PERSONAS[audience].claims ?? {};
  return { ...PUBLIC_VIEWER, audience, scopes, subject, region, court, unit, purpose };
}

function withoutMockParameters(search: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of ['mockError', 'mockPath', 'mockDelayMs']) {
    parameters.delete(name);
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}

function onceEach(report: (condition: string) => void): (condition: string) => void {
  const reported = new Set<string>();
  return (condition) => {
    if (!reported.has(condition)) {
      reported.add(condition);
      report(condition);
    }
  };
}
