import { createHash } from 'node:crypto';

import { Supergraph } from '@apollo/federation-internals';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { getOperationAST, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { readConfig } from '../../config.ts';
import { openReferenceExecutor } from '../../execution/apollo/apollo-executor.ts';
import { compiledExecutor } from '../../execution/compiled-executor.ts';
import { JsonText } from '../../execution/json-text.ts';
import { apolloPlanner } from '../../planning/apollo-planner.ts';
import type { Planner } from '../../planning/planner.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';
import type { ExecutorParts } from '../../serving/generation.ts';
import { connectSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';

export interface Asked {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
}

export interface Answered {
  /** `data` as it would travel. */
  readonly dataText: string;
  readonly errors: readonly GraphQLError[];
}

/** Both executors over one supergraph, either of which must answer a viewer alike. */
export interface Executors {
  readonly schema: GraphQLSchema;
  readonly compiled: GatewayExecutor;
  readonly reference: GatewayExecutor;
  close(): Promise<void>;
}

export const EXECUTORS = ['compiled', 'reference'] as const;

/**
 * @param supergraphSdl without access rules
 * @param accessOf what the executors are to know of access, made for the schema that clients see
 */
export async function openExecutors(
  supergraphSdl: string,
  handlers: Readonly<Record<string, SubgraphHandler>>,
  accessOf: (schema: GraphQLSchema) => Pick<ExecutorParts, 'authorizer' | 'schemaOf'>,
): Promise<Executors> {
  const config = readConfig({ LIANZHI_ENV: 'test' });
  const connections = connectSubgraphs(config.subgraphs, {}, handlers);
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  attachScalars(schema);
  const access = accessOf(schema);
  const subgraphs = connections.connect(supergraph);
  const plan = apolloPlanner(supergraph, config.planner);
  const planner: Planner = { plan: async ({ text, operationName }) => plan(text, operationName) };
  const { dataSourceOf } = subgraphs;
  const reference = await openReferenceExecutor({ supergraphSdl, planner, dataSourceOf, ...access });
  const parts = { supergraphSdl, supergraph, schema, planner, subgraphs, reference: reference.execute, ...access };
  return {
    schema,
    compiled: compiledExecutor(parts, CACHE_BYTES, { compiled: 0, fallbacks: 0 }).execute,
    reference: reference.execute,
    async close() {
      await reference.stop();
      await connections.close();
    },
  };
}

/** Puts a valid operation to an executor. */
export async function answerBy(execute: GatewayExecutor, schema: GraphQLSchema, asked: Asked): Promise<Answered> {
  const { text, document, variables, viewer } = asked;
  const operation = getOperationAST(document);
  const { data, errors = [] } = await execute({
    request: { query: text, variables: { ...variables } },
    document,
    operation,
    operationName: operation?.name?.value ?? null,
    queryHash: createHash('sha256').update(text).digest('hex'),
    source: text,
    schema,
    metrics: {},
    context: { requestId: 'test', viewer, clientLeft: new AbortController().signal, notes: { errorCodes: new Set() } },
  } as unknown as Parameters<GatewayExecutor>[0]);
  const isText = (data as unknown) instanceof JsonText;
  return { dataText: isText ? (data as unknown as JsonText).text : JSON.stringify(data ?? null), errors };
}

const CACHE_BYTES = 4_000_000;
