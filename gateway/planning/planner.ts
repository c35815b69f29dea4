import type { DocumentNode } from 'graphql';

import type { QueryPlan } from './query-plan.ts';

/** An operation that has been asked before, or will be. */
export interface KnownOperation {
  /** The document; what plans are kept under. */
  readonly text: string;
  /** Undefined where the document has only one operation. */
  readonly operationName: string | undefined;
  /** Whose rights the document was cut to; the empty string where nothing was cut. */
  readonly viewerKey?: string;
}

/** An operation to plan, validated against the supergraph's API schema before. */
export interface OperationToPlan extends KnownOperation {
  /** The same document, parsed. */
  readonly document: DocumentNode;
}

/**
 * From an operation to its plan, for one generation of the supergraph. Plans are frozen neither here nor by the caller:
 * the same object is handed out again, so nobody may write to it.
 */
export interface Planner {
  /**
   * @throws GraphQLError with an error code and HTTP status for the client: `COST_LIMIT_EXCEEDED` where no plan was
   *   found within the limits of time and paths, `INTERNAL_SERVER_ERROR` (masked later) where the planner failed
   */
  plan(operation: OperationToPlan): Promise<QueryPlan>;
}
