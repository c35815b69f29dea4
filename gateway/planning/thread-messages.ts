import type { PlannerLimits } from './planner.ts';

/** Everything from which a thread builds a planner. It is sent to each planning thread that plans with it. */
export interface PlannerSource {
  /** Identifies the planner in all threads of a gateway: generation of the supergraph and kind of planner. */
  readonly id: string;
  readonly supergraphSdl: string;
  readonly planner: 'apollo' | 'hive';
  readonly limits: PlannerLimits;
}

export type ThreadRequest =
  | { readonly kind: 'open'; readonly source: PlannerSource }
  | { readonly kind: 'close'; readonly planner: string }
  | {
      readonly kind: 'plan';
      readonly planner: string;
      readonly text: string;
    };

/** One response to each request, in their order. */
export type ThreadResponse =
  | { readonly kind: 'done' }
  /** The plan as JSON text. */
  | { readonly kind: 'planned'; readonly plan: string }
  /** No plan within the planner's limits. */
  | { readonly kind: 'refused' }
  /** The plan is known to be wrong, or no executor can run it. */
  | { readonly kind: 'not supported' }
  /** `message` may contain a client's values or parts of a schema: it must not be logged unless it is about a supergraph. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string };
