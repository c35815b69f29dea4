import type { GraphQLError, GraphQLSchema } from 'graphql';

import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';
import type { FetchContext } from '../subgraph-client/fetch.ts';

import type { FailedFields } from './client-errors.ts';
import type { Target } from './gather-targets.ts';

/** What the compilation of a plan needs: one generation of the supergraph, and one operation's names. */
export interface PlanScope extends ConnectedSubgraphs {
  /** The whole supergraph, with types and fields that are hidden from clients. */
  readonly supergraph: GraphQLSchema;
  /** From internal names to the client's response names. */
  readonly responseNames: ReadonlyMap<string, string>;
  /** From a variable's name in the plan to the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** The state of one request while its plan runs. */
export interface Run {
  /** The result so far; fetched data is merged into it. */
  readonly root: Target;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults applied; for conditions. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: FetchContext;
  readonly errors: GraphQLError[];
  /** The fields of fetches with errors: a value that is missing there is already reported. */
  readonly failed: FailedFields[];
}

/** One node of a plan, compiled. Never rejects: failures become errors of the run. */
export type Step = (run: Run) => Promise<void> | undefined;

/** A fault of the planner: its plan contains something unknown. */
export function unknownPlan(what: string): Error {
  return new Error(`The plan holds ${what}, which this executor does not know.`);
}
