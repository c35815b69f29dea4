import type { QueryPlan } from './query-plan.ts';

/** A planner at its plainest: a valid document's text in, its plan out, on the caller's thread. */
export type PlanOperation = (text: string, operationName: string | undefined) => QueryPlan;

export interface PlannerLimits {
  /** Most ways to one field that the planner compares. */
  readonly paths: number;
  /** Most plans that it compares for one operation. */
  readonly plans: number;
}

/** The operation has no plan within the planner's limits. */
export class PlanRefused extends Error {
  constructor() {
    super('The operation cannot be planned within the limits.');
    this.name = 'PlanRefused';
  }
}
