import type { Supergraph } from '@apollo/federation-internals';
import { operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';

import { PlanLimitError, type PlannerLimits, type PlanOperation } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';

/**
 * Apollo's planner over one supergraph, in the calling thread. `paths` limits the paths to one field that it compares, `plans` the
 * plans; neither limits the time.
 *
 * @throws Error if the supergraph is not valid
 */
export function apolloPlanner(supergraph: Supergraph, limits: PlannerLimits): PlanOperation {
  const planner = new QueryPlanner(supergraph, {
    debug: { pathsLimit: limits.paths, maxEvaluatedPlans: limits.plans },
  });
  const schema = supergraph.apiSchema();
  return (text) => {
    const operation = operationFromDocument(schema, parse(text, { noLocation: true }));
    try {
      return planner.buildQueryPlan(operation) as QueryPlan;
    } catch (error) {
      throw isLimit(error) ? new PlanLimitError() : error;
    }
  };
}

/** The planner throws plain errors for limits and faults; only the beginning of the message differs. */
function isLimit(error: unknown): boolean {
  return (
    error instanceof Error && /^(Too many options generated|Number of non-local selections exceeds)/.test(error.message)
  );
}
