import { setImmediate } from 'node:timers/promises';

import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

import type { PlanningThreads } from '../planning/planning-threads.ts';
import type { PlannerSource } from '../planning/thread-messages.ts';
import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';

import { attachScalars } from './attach-scalars.ts';

/** Why a supergraph is not served; the message is for the operator. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';

  constructor(reason: string) {
    super(`The supergraph is refused: ${reason}`);
  }
}

/** Calls `make`; whatever it throws is a reason to refuse the supergraph. @throws SupergraphError */
export function orSupergraphError<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw new SupergraphError(error instanceof Error ? error.message : String(error));
  }
}

/** Connects the subgraphs that a supergraph names. */
export type Connect = (supergraph: Supergraph) => ConnectedSubgraphs;

export interface BuiltSupergraph {
  /** The API schema, with the rules of our scalars. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: ConnectedSubgraphs;
  /** Scalars that we have no rule for. */
  readonly unruledScalars: readonly string[];
}

/**
 * Builds a supergraph, first in a planning thread: a supergraph that cannot be built then fails there, and does not block
 * the thread that serves requests.
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

/** Each step blocks the thread for up to hundreds of milliseconds; requests are served between them. */
async function build(supergraphSdl: string, connect: Connect): Promise<BuiltSupergraph> {
  // Validated in the planning thread.
  const supergraph = orSupergraphError(() => Supergraph.build(supergraphSdl, { validateSupergraph: false }));
  await setImmediate();
  const schema = orSupergraphError(() => supergraph.apiSchema().toGraphQLJSSchema());
  const unruledScalars = attachScalars(schema);
  await setImmediate();
  const subgraphs = orSupergraphError(() => connect(supergraph));
  await setImmediate();
  return { schema, subgraphs, unruledScalars };
}
