import type { Supergraph } from '@apollo/federation-internals';
import { operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';

import { PlanLimitError, type PlannerLimits, type PlanOperation } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';

/**
 * Apollo's planner over one supergraph, on the caller's thread. Plans may take long: `paths` bounds the ways it compares
 * to one field, `plans` the plans it compares, neither bounds the time.
 *
 * @throws where the supergraph is not one
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

/** The planner throws plain errors; the beginning of their text is all that tells its limits from its faults. */
function isLimit(error: unknown): boolean {
  return (
    error instanceof Error && /^(Too many options generated|Number of non-local selections exceeds)/.test(error.message)
  );
}
