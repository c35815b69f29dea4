import { setImmediate } from 'node:timers/promises';

import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

import type { PlanningThreads } from '../planning/planning-threads.ts';
import type { PlannerSource } from '../planning/thread-messages.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { attachScalars } from './attach-scalars.ts';
import { orSupergraphError, SupergraphError } from './supergraph-error.ts';

/** The way to a supergraph's subgraphs. */
export type Connect = (supergraph: Supergraph) => ConnectedSubgraphs;

export interface BuiltSupergraph {
  /** What all clients together see, with our scalars' rules. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: ConnectedSubgraphs;
}

/**
 * Builds a supergraph, in a planning thread first, then here.
 *
 * @throws SupergraphError
 */
export async function buildSupergraph(
  source: PlannerSource,
  threads: PlanningThreads,
  connect: Connect,
): Promise<BuiltSupergraph> {
  const reply = await threads.open(source);
  if (reply.kind !== 'done') {
    throw new SupergraphError(reply.kind === 'failed' ? reply.message : 'it could not be opened in time.');
  }
  return build(source.supergraphSdl, connect);
}

/** Each step blocks the thread for some hundred milliseconds over a large supergraph: between them others are served. */
async function build(supergraphSdl: string, connect: Connect): Promise<BuiltSupergraph> {
  // Validated in the planning thread.
  const supergraph = orSupergraphError(() => Supergraph.build(supergraphSdl, { validateSupergraph: false }));
  await setImmediate();
  const schema = orSupergraphError(() => {
    const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
    attachScalars(apiSchema);
    return apiSchema;
  });
  await setImmediate();
  const subgraphs = orSupergraphError(() => connect(supergraph));
  await setImmediate();
  return { schema, subgraphs };
}
