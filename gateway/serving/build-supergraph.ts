import { setImmediate } from 'node:timers/promises';

import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

import type { PlanningThreads } from '../planning/planning-threads.ts';
import type { PlannerSource } from '../planning/thread-messages.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { attachScalars } from './attach-scalars.ts';
import { refusing, SupergraphRefused } from './supergraph-refused.ts';

/** The way to a supergraph's subgraphs. */
export type Connect = (supergraph: Supergraph) => ConnectedSubgraphs;

export interface BuiltSupergraph {
  readonly supergraph: Supergraph;
  /** What all clients together see, with our scalars' rules. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: ConnectedSubgraphs;
}

/**
 * Builds a supergraph, in a planning thread first, then here. Where it is refused, the thread lets go of it.
 *
 * @throws SupergraphRefused
 */
export async function buildSupergraph(
  source: PlannerSource,
  threads: PlanningThreads,
  connect: Connect,
): Promise<BuiltSupergraph> {
  try {
    const reply = await threads.open(source);
    if (reply.kind !== 'done') {
      throw new SupergraphRefused(reply.kind === 'failed' ? reply.message : 'it could not be opened in time.');
    }
    return await build(source.supergraphSdl, connect);
  } catch (error) {
    threads.close(source);
    throw error;
  }
}

/** Each step keeps everybody waiting for some hundred milliseconds over a large supergraph: between them others go on. */
async function build(supergraphSdl: string, connect: Connect): Promise<BuiltSupergraph> {
  // Validated in the planning thread.
  const supergraph = refusing(() => Supergraph.build(supergraphSdl, { validateSupergraph: false }));
  await setImmediate();
  const schema = refusing(() => {
    const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
    attachScalars(apiSchema);
    return apiSchema;
  });
  await setImmediate();
  const subgraphs = refusing(() => connect(supergraph));
  await setImmediate();
  return { supergraph, schema, subgraphs };
}
