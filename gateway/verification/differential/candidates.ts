import { createHash } from 'node:crypto';

import { Supergraph } from '@apollo/federation-internals';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { getOperationAST, type GraphQLSchema } from 'graphql';

import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import { readConfig } from '../../config.ts';
import { openReferenceExecutor } from '../../execution/apollo/apollo-executor.ts';
import { compiledExecutor, type ExecutionCounts } from '../../execution/compiled-executor.ts';
import { JsonText } from '../../execution/json-text.ts';
import { apolloPlanner } from '../../planning/apollo-planner.ts';
import { hivePlanner } from '../../planning/hive-planner.ts';
import type { PlanOperation } from '../../planning/plan-operation.ts';
import type { Planner } from '../../planning/planner.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';
import { connectSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';

import type { Answer } from './compare.ts';
import type { Case } from './operations/case-arbitrary.ts';
import type { Run } from './resolve-field.ts';
import { subgraphHandlers } from './subgraph-handlers.ts';
import type { World } from './world.ts';

/** One way of executing a world's operations. */
export interface Candidate {
  readonly name: string;
  answer(tried: Case): Promise<Answer>;
  /** How many operations went to another executor, where that is counted. */
  fallbacks?(): number;
  close(): Promise<void>;
}

/** Makes the ways of executing a world; `currentRun` tells its subgraphs whose data to read. */
export type MakeCandidates = (world: World, currentRun: () => Run) => Promise<readonly Candidate[]>;

export const REFERENCE = 'ApolloGateway';

/**
 * Every way that there is: the compiled executor on either planner, and `ApolloGateway`'s executor with the guarantees that
 * ours puts around it.
 */
export async function allCandidates(world: World, currentRun: () => Run): Promise<readonly Candidate[]> {
  const { supergraphSdl } = world;
  const config = readConfig({ LIANZHI_ENV: 'test' });
  const connections = connectSubgraphs(config.subgraphs, {}, subgraphHandlers(world, currentRun));
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  attachScalars(schema);
  const subgraphs = connections.connect(supergraph);
  const apollo = plannerOf(apolloPlanner(supergraph, config.planner));
  const { dataSourceOf } = subgraphs;
  const reference = await openReferenceExecutor({ supergraphSdl, planner: apollo, dataSourceOf });

  const compiled = (name: string, planner: Planner, secondPlanner?: Planner): Candidate => {
    const counts: ExecutionCounts = { compiled: 0, fallbacks: 0 };
    const parts = {
      supergraphSdl,
      supergraph,
      schema,
      planner,
      secondPlanner,
      subgraphs,
      reference: reference.execute,
    };
    const { execute } = compiledExecutor(parts, CACHE_BYTES, counts);
    const answer = (tried: Case): Promise<Answer> => answerBy(execute, schema, tried);
    return { name, answer, fallbacks: () => counts.fallbacks, close: () => Promise.resolve() };
  };
  return [
    compiled('compiled, Apollo’s planner', apollo),
    compiled('compiled, Hive’s planner', plannerOf(hivePlanner(supergraphSdl)), apollo),
    {
      name: REFERENCE,
      answer: (tried) => answerBy(reference.execute, schema, tried),
      async close() {
        await reference.stop();
        await connections.close();
      },
    },
  ];
}

const CACHE_BYTES = 1_000_000;

/** Planned where it is asked: the tests need neither threads nor a cache. */
function plannerOf(plan: PlanOperation): Planner {
  return { plan: async ({ text, operationName }) => plan(text, operationName) };
}

async function answerBy(executor: GatewayExecutor, schema: GraphQLSchema, tried: Case): Promise<Answer> {
  const operation = getOperationAST(tried.document);
  const { data, errors = [] } = await executor({
    request: { query: tried.text, variables: { ...tried.variables } },
    document: tried.document,
    operation,
    operationName: operation?.name?.value ?? null,
    queryHash: createHash('sha256').update(tried.text).digest('hex'),
    source: tried.text,
    schema,
    metrics: {},
    context: { requestId: 'differential', viewer: PUBLIC_VIEWER, clientLeft: NEVER },
  } as unknown as Parameters<GatewayExecutor>[0]);
  const dataText =
    (data as unknown) instanceof JsonText ? (data as unknown as JsonText).text : JSON.stringify(data ?? null);
  return { dataText, errors: errors.map(({ path }) => path ?? []) };
}

const NEVER = new AbortController().signal;
