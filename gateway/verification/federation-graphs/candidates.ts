import { createHash } from 'node:crypto';

import { GraphQLError, parse } from 'graphql';
import { pino, type Logger } from 'pino';

import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import type { AccessLedger } from '../../access-ledger/access-ledger.ts';
import { loadAudiences, type Audiences } from '../../authorization/audiences.ts';
import { readConfig, type GatewayConfig } from '../../config.ts';
import { NO_LIMITS } from '../../limits/audience-limits.ts';
import { openBudgets } from '../../limits/budgets.ts';
import { createPlanningThreads, type PlanningThreads } from '../../planning/planning-threads.ts';
import { SupergraphError } from '../../serving/build-supergraph.ts';
import { openGeneration, type GenerationParts } from '../../serving/generation.ts';
import { connectSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';
import { openPlainGateway, type PlainAnswer, type Refused } from '../support/plain-gateway.ts';

import type { ComposedGraph } from './compose-graph.ts';
import type { GraphCase } from './federation-graph.ts';

/** A gateway under test. */
export interface Candidate {
  readonly name: string;
  /** Whether it is ours: then nothing may be wrong or silent. */
  readonly isOurs: boolean;
  /** Starts it over a graph. */
  open(graph: ComposedGraph): Promise<OpenCandidate | Refused>;
  close(): Promise<void>;
}

export interface OpenCandidate {
  answer(request: Pick<GraphCase, 'operation' | 'variables'>): Promise<PlainAnswer>;
  /** What the operator is warned of. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Planned operations are not cached between graphs, so the limit is for a busy machine alone. */
const PLANNER_MS = 30_000;

/** This gateway with each planner and each executor that go together, and plain `@apollo/gateway`. */
export async function allCandidates(): Promise<readonly Candidate[]> {
  const threads = createPlanningThreads(PLANNER_MS);
  const audiences = await loadAudiences(readConfig({}).authorization.audiencesFile);
  let generation = 0;
  const ours = (
    [
      ['apollo', 'compiled'],
      ['hive', 'compiled'],
      ['apollo', 'apollo'],
    ] as const
  ).map(([planner, executor]): Candidate => {
    const env = { LIANZHI_ENV: 'test', ACCESS_RULES: 'none', PLANNER: planner, EXECUTOR: executor };
    const config = readConfig({ ...env, PLANNER_MS: String(PLANNER_MS) });
    return {
      name: `${planner} + ${executor}`,
      isOurs: true,
      open: (graph) => openOurs((generation += 1), graph, config, audiences, threads),
      close: () => threads.stop(),
    };
  });
  return [...ours, plainCandidate()];
}

async function openOurs(
  number: number,
  { supergraphSdl, handlers }: ComposedGraph,
  config: GatewayConfig,
  audiences: Audiences,
  threads: PlanningThreads,
): Promise<OpenCandidate | Refused> {
  const warnings: string[] = [];
  const connections = connectSubgraphs(config.subgraphs, {}, handlers);
  const parts: GenerationParts = {
    options: config.serving,
    access: config.authorization,
    audiences,
    limits: NO_LIMITS,
    budgets: openBudgets(NO_LIMITS),
    ledger: NO_LEDGER,
    lookups: { admit: () => Promise.resolve() },
    threads,
    connect: connections.connect,
    logger: warningsInto(warnings),
  };
  try {
    const generation = await openGeneration(number, supergraphSdl, parts, undefined);
    return {
      warnings,
      async answer({ operation, variables = {} }) {
        const documentHash = createHash('sha256').update(operation).digest('hex');
        const request = { text: operation, documentHash, operationName: undefined, variables };
        const { signal } = new AbortController();
        const scope = {
          requestId: 'graph',
          viewer: PUBLIC_VIEWER,
          clientLeft: signal,
          notes: { errorCodes: new Set<string>() },
        };
        try {
          const { data, errors } = await generation.answer({ ...request, document: parse(operation) }, scope);
          return { dataText: data, errors: errors.map(errorOf) };
        } catch (error) {
          return { dataText: undefined, errors: [errorOf(error)] };
        }
      },
      async close() {
        await generation.close();
        await connections.close();
      },
    };
  } catch (error) {
    await connections.close();
    if (error instanceof SupergraphError) {
      return { refused: error.message };
    }
    throw error;
  }
}

/** Nothing in these graphs is recorded. */
const NO_LEDGER = {} as AccessLedger;

function warningsInto(warnings: string[]): Logger {
  return pino(
    { level: 'warn' },
    { write: (line) => void warnings.push(String((JSON.parse(line) as { fault?: string }).fault)) },
  );
}

function plainCandidate(): Candidate {
  return {
    name: '@apollo/gateway',
    isOurs: false,
    async open({ supergraphSdl, handlers }) {
      const opened = await openPlainGateway(supergraphSdl, handlers);
      return 'refused' in opened ? opened : { ...opened, warnings: [] };
    },
    close: () => Promise.resolve(),
  };
}

function errorOf(error: unknown): PlainAnswer['errors'][number] {
  return error instanceof GraphQLError
    ? { path: error.path ?? [], message: `${String(error.extensions['code'])}: ${error.message}` }
    : { path: [], message: String(error) };
}
