import type { GraphQLError, GraphQLSchema } from 'graphql';

import type { ConnectedSubgraphs } from '../subgraph-client/connect-subgraphs.ts';
import type { FetchContext } from '../subgraph-client/fetch.ts';

import type { FaultyPlace } from './client-errors.ts';
import type { Target } from './gather-targets.ts';

/** What a plan is compiled against: one generation of the supergraph, and one operation's names. */
export interface PlanScope extends ConnectedSubgraphs {
  /** The supergraph itself, with what clients may not see. */
  readonly supergraph: GraphQLSchema;
  /** From internal names to the client's response names. */
  readonly responseNames: ReadonlyMap<string, string>;
  /** From a variable's name in the plan to the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** One request while its plan is carried out. */
export interface Run {
  /** The answer under way; fetches are merged into it. */
  readonly root: Target;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults filled in; for conditions. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: FetchContext;
  readonly errors: GraphQLError[];
  /** What fetches that had errors were to fill: what is missing there has been told. */
  readonly faulty: FaultyPlace[];
}

/** One node of a plan, compiled. Never rejects: what goes wrong is in the run's errors. */
export type Step = (run: Run) => Promise<void> | undefined;

/** A fault of the planner's: it planned what no plan of it ever held. */
export function unknownPlan(what: string): Error {
  return new Error(`The plan holds ${what}, which this executor does not know.`);
}
