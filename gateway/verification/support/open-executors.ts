import { createHash } from 'node:crypto';

import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';

import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
import { type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { AccessRules } from '../../authorization/access-rules.ts';
import type { Audiences } from '../../authorization/audiences.ts';
import { openSlices, type Slices } from '../../authorization/slices.ts';
import { readConfig } from '../../config.ts';
import { isErrorCode } from '../../errors.ts';
import { openApolloExecutor } from '../../execution/apollo/apollo-executor.ts';
import { compiledExecutor } from '../../execution/compiled-executor.ts';
import type { Executor } from '../../execution/executor.ts';
import { NO_LIMITS } from '../../limits/audience-limits.ts';
import { openBudgets } from '../../limits/budgets.ts';
import { openPlanner } from '../../planning/open-planner.ts';
import type { Planner, PlanOperation } from '../../planning/planner.ts';
import { answerRequest, type RequestScope, type Serving } from '../../serving/answer-request.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';
import { operationCache } from '../../serving/operation-cache.ts';
import { connectSubgraphs, type ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';

export const EXECUTORS = ['compiled', 'apollo'] as const;
export type ExecutorName = (typeof EXECUTORS)[number];

/** A supergraph over handlers in this process, with both executors, which must give the same answers. */
export interface Executors extends Readonly<Record<ExecutorName, Executor>> {
  readonly schema: GraphQLSchema;
  readonly supergraph: Supergraph;
  readonly subgraphs: ConnectedSubgraphs;
  close(): Promise<void>;
}

/** @param supergraphSdl without access rules */
export async function openExecutors(
  supergraphSdl: string,
  handlers: Readonly<Record<string, SubgraphHandler>>,
): Promise<Executors> {
  const config = readConfig({ LIANZHI_ENV: 'test' });
  const connections = connectSubgraphs(config.subgraphs, {}, handlers);
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  attachScalars(schema);
  const subgraphs = connections.connect(supergraph);
  const planner = plannerHere(await openPlanner('apollo', supergraphSdl, config.serving.planner));
  const parts = { supergraphSdl, schema, planner, ...subgraphs };
  const apollo = await openApolloExecutor(parts);
  return {
    schema,
    supergraph,
    subgraphs,
    compiled: compiledExecutor(parts),
    apollo,
    async close() {
      await apollo.close();
      await connections.close();
    },
  };
}

/** Plans on the caller's thread: these tests need no threads. */
export function plannerHere(plan: PlanOperation): Planner {
  return { plan: async ({ text }) => plan(text) };
}

/** What serves requests with an executor, as a generation of the supergraph does. */
export function servingOf(
  schema: GraphQLSchema,
  executor: Executor,
  slices: Slices,
  mode: 'filter' | 'reject' = 'filter',
): Serving {
  const rights = AUDIENCES.map((audience) => [audience, { scopes: [], mode }]);
  return {
    schema,
    audiences: Object.fromEntries(rights) as unknown as Audiences,
    limits: NO_LIMITS,
    prices: new Map(),
    budgets: openBudgets(NO_LIMITS),
    slices,
    operations: operationCache(CACHE_BYTES),
    executor,
  };
}

/** Slices of a graph without access rules: everyone may read everything. */
export function slicesWithoutRules(schema: GraphQLSchema): Slices {
  const rules: AccessRules = {
    typeRule: () => undefined,
    fieldRule: () => undefined,
    rights: new Set(),
    coordinates: [],
  };
  const slices = openSlices(schema, rules);
  // A slice copies the schema with its types in another order, which introspection would show.
  return { of: (viewer) => ({ ...slices.of(viewer), schema }) };
}

export interface TestRequest {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
}

export interface TestAnswer {
  /** `data` as serialized. */
  readonly dataText: string;
  readonly errors: readonly GraphQLError[];
}

/** The answer of a generation; `null` for data if the whole request is refused. Rejects on any other error. */
export async function answerBy(serving: Serving, request: TestRequest): Promise<TestAnswer> {
  const { text, document, operationName, variables, viewer } = request;
  const documentHash = createHash('sha256').update(text).digest('hex');
  const scope: RequestScope = {
    requestId: 'test',
    viewer,
    clientLeft: new AbortController().signal,
    notes: { errorCodes: new Set() },
  };
  try {
    const answer = await answerRequest(serving, { text, documentHash, document, operationName, variables }, scope);
    return { dataText: answer.data ?? 'null', errors: answer.errors };
  } catch (error) {
    if (error instanceof GraphQLError && isErrorCode(error.extensions['code'])) {
      return { dataText: 'null', errors: [error] };
    }
    throw error;
  }
}

const CACHE_BYTES = 4_000_000;
