import type { DocumentNode } from 'graphql';

import type { QueryPlan } from './query-plan.ts';

/** A document with one operation, valid against the supergraph's API schema. */
export interface OperationToPlan {
  readonly document: DocumentNode;
  /** The same document, printed. */
  readonly text: string;
  /** Called where it was planned, or planning it was given up: with the time that it took, without the waiting. */
  readonly onPlanned?: ((milliseconds: number) => void) | undefined;
}

/** Plans operations over one generation of the supergraph. */
export interface Planner {
  /**
   * @throws GraphQLError with a code and HTTP status for the client: `COST_LIMIT_EXCEEDED` if there is no plan within the
   *   limits of time, memory and paths, `PLAN_NOT_SUPPORTED` if the planner cannot plan the operation, `RATE_LIMITED` if too
   *   many operations wait; any other error is a fault of the planner
   */
  plan(operation: OperationToPlan): Promise<QueryPlan>;
}

/** Plans an operation synchronously, in the calling thread. @throws PlanLimitError, PlanNotSupportedError */
export type PlanOperation = (text: string) => QueryPlan;

export interface PlannerLimits {
  /** The most paths to one field that the planner compares. */
  readonly paths: number;
  /** The most plans that it compares for one operation. */
  readonly plans: number;
}

/** The configured planner and its limits. */
export interface PlannerOptions extends PlannerLimits {
  readonly kind: 'apollo' | 'hive';
  /** The most that planning one operation may take, in milliseconds. */
  readonly limitMs: number;
}

/** There is no plan within the planner's limits. */
export class PlanLimitError extends Error {
  override readonly name = 'PlanLimitError';

  constructor() {
    super('The operation cannot be planned within the limits.');
  }
}

/** The plan is known to be wrong, or no executor can run it. */
export class PlanNotSupportedError extends Error {
  override readonly name = 'PlanNotSupportedError';

  /** @param what the plan contains, without values of the document */
  constructor(what: string) {
    super(`The plan holds ${what}.`);
  }
}
