import type { PlannerLimits } from './planner.ts';

/** What a planner is made from; sent to each planning thread that is to plan with it. */
export interface PlannerSource {
  /** Known to all of a gateway's planning threads under this name: of one generation of the supergraph, and one kind. */
  readonly id: string;
  readonly supergraphSdl: string;
  readonly planner: 'apollo' | 'hive';
  readonly limits: PlannerLimits;
}

export type ToThread =
  | { readonly kind: 'open'; readonly source: PlannerSource }
  | { readonly kind: 'close'; readonly planner: string }
  | {
      readonly kind: 'plan';
      readonly planner: string;
      readonly text: string;
    };

/** One reply to each message, in their order. */
export type FromThread =
  | { readonly kind: 'done' }
  /** The plan as JSON text: its length is what it weighs in a cache. */
  | { readonly kind: 'planned'; readonly plan: string }
  /** Past the planner's limits. */
  | { readonly kind: 'refused' }
  /** A plan that is known to be wrong, or that no executor knows. */
  | { readonly kind: 'not supported' }
  /** `message` may hold a client's values or an operator's schema: whoever reads it knows which. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string };
