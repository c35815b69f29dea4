import type { DocumentNode } from 'graphql';

import type { QueryPlan } from './query-plan.ts';

/** A document with one operation, valid against the supergraph's API schema. */
export interface OperationToPlan {
  readonly document: DocumentNode;
  /** The same document, printed. */
  readonly text: string;
}

/** From an operation to its plan, for one generation of the supergraph. */
export interface Planner {
  /**
   * @throws GraphQLError with an error code and HTTP status for the client: `COST_LIMIT_EXCEEDED` where no plan was found
   *   within the limits of time and paths, `PLAN_NOT_SUPPORTED` where the planner cannot plan the operation, `RATE_LIMITED`
   *   where too many wait; any other error is a fault of the planner
   */
  plan(operation: OperationToPlan): Promise<QueryPlan>;
}

/** A planner at its plainest, on the caller's thread. @throws PlanLimitError, PlanNotSupportedError */
export type PlanOperation = (text: string) => QueryPlan;

export interface PlannerLimits {
  /** Most ways to one field that the planner compares. */
  readonly paths: number;
  /** Most plans that it compares for one operation. */
  readonly plans: number;
}

/** The operator's choice of a planner, and its limits. */
export interface PlannerOptions extends PlannerLimits {
  readonly kind: 'apollo' | 'hive';
  /** Longest that planning one operation may take, in milliseconds. */
  readonly limitMs: number;
}

/** The operation has no plan within the planner's limits. */
export class PlanLimitError extends Error {
  override readonly name = 'PlanLimitError';

  constructor() {
    super('The operation cannot be planned within the limits.');
  }
}

/** The planner has a plan that is known to be wrong, or that no executor knows. */
export class PlanNotSupportedError extends Error {
  override readonly name = 'PlanNotSupportedError';

  /** @param what the plan holds, without a value of the document */
  constructor(what: string) {
    super(`The plan holds ${what}.`);
  }
}
