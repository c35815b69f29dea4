import { createHash } from 'node:crypto';

import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { GraphQLError, parse } from 'graphql';
import { pino, type Logger } from 'pino';

import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { AccessLedger } from '../../access-ledger/access-ledger.ts';
import { loadAudiences, type Audiences } from '../../authorization/audiences.ts';
import { readConfig, type GatewayConfig } from '../../config.ts';
import { forbidTelemetry } from '../../execution/apollo/no-telemetry.ts';
import { NO_LIMITS } from '../../limits/audience-limits.ts';
import { openBudgets } from '../../limits/budgets.ts';
import { createPlanningThreads, type PlanningThreads } from '../../planning/planning-threads.ts';
import { SupergraphError } from '../../serving/build-supergraph.ts';
import { openGeneration, type GenerationParts } from '../../serving/generation.ts';
import { connectSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';

import type { ComposedGraph } from './compose-graph.ts';
import type { GraphCase } from './federation-graph.ts';

/** What a gateway answered. */
export interface GraphAnswer {
  /** `data` as serialized; undefined if the request was refused as a whole. */
  readonly dataText: string | undefined;
  readonly errors: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

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
  answer(request: Pick<GraphCase, 'operation' | 'variables'>): Promise<GraphAnswer>;
  /** What the operator is warned of. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Why a gateway does not start over a graph. */
export interface Refused {
  readonly refused: string;
}

/** This gateway with each planner and each executor that go together, and plain `@apollo/gateway`. */
export async function allCandidates(): Promise<readonly Candidate[]> {
  const ours = (
    [
      ['apollo', 'compiled'],
      ['hive', 'compiled'],
      ['apollo', 'apollo'],
    ] as const
  ).map(([planner, executor]) => ourCandidate(`${planner} + ${executor}`, { PLANNER: planner, EXECUTOR: executor }));
  return [...(await Promise.all(ours)), plainGateway()];
}

async function ourCandidate(name: string, env: Readonly<Record<string, string>>): Promise<Candidate> {
  const config = readConfig({ LIANZHI_ENV: 'test', ACCESS_RULES: 'none', PLANNER_MS: '30000', ...env });
  const audiences = await loadAudiences(config.authorization.audiencesFile);
  const threads = createPlanningThreads(config.serving.planner.limitMs);
  let generation = 0;
  return {
    name,
    isOurs: true,
    async open(graph) {
      generation += 1;
      return openOurs(generation, graph, config, audiences, threads);
    },
    close: () => threads.stop(),
  };
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
        const scope = { requestId: 'graph', viewer: PUBLIC_VIEWER, clientLeft: signal, notes: { errorCodes: new Set<string>() } };
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
  return pino({ level: 'warn' }, { write: (line) => void warnings.push(String((JSON.parse(line) as { fault?: string }).fault)) });
}

function plainGateway(): Candidate {
  return {
    name: '@apollo/gateway',
    isOurs: false,
    async open({ supergraphSdl, handlers }) {
      forbidTelemetry();
      const gateway = new ApolloGateway({
        supergraphSdl,
        buildService: ({ name }) => dataSourceOf(handlers[name] as SubgraphHandler),
        logger: SILENT,
      });
      const server = new ApolloServer({ gateway, logger: SILENT });
      try {
        await server.start();
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
      return {
        warnings: [],
        async answer({ operation, variables }) {
          const { body } = await server.executeOperation({ query: operation, variables });
          const { data, errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
          return {
            dataText: data === undefined ? undefined : JSON.stringify(data),
            errors: errors.map(({ path = [], message }) => ({ path, message })),
          };
        },
        close: () => server.stop(),
      };
    },
    close: () => Promise.resolve(),
  };
}

function dataSourceOf(handler: SubgraphHandler): GraphQLDataSource {
  return {
    async process({ request }) {
      const { body } = await handler({ body: JSON.stringify(request) } as Parameters<SubgraphHandler>[0]);
      return JSON.parse(String(body)) as Awaited<ReturnType<GraphQLDataSource['process']>>;
    },
  };
}

function errorOf(error: unknown): GraphAnswer['errors'][number] {
  return error instanceof GraphQLError
    ? { path: error.path ?? [], message: `${String(error.extensions['code'])}: ${error.message}` }
    : { path: [], message: String(error) };
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
