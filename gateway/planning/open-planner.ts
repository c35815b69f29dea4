import { Supergraph } from '@apollo/federation-internals';

import { apolloPlanner } from './apollo-planner.ts';
import { planCheck } from './check-plan.ts';
import { plannerSupergraph } from './planner-supergraph.ts';
import type { PlannerLimits, PlanOperation } from './planner.ts';
import { restorePlan } from './restore-plan.ts';

/**
 * A planner over a supergraph, in the calling thread. It gets the supergraph rewritten, so that both planners plan rightly what
 * they are known to get wrong, and its plans are restored and checked.
 *
 * @throws Error if the supergraph is not valid
 */
export async function openPlanner(
  kind: 'apollo' | 'hive',
  supergraphSdl: string,
  limits: PlannerLimits,
): Promise<PlanOperation> {
  const rewritten = plannerSupergraph(supergraphSdl);
  const check = planCheck(supergraphSdl);
  const plan = await open(kind, rewritten.supergraphSdl, limits);
  return (text) => {
    const restored = restorePlan(rewritten, plan(text));
    check(restored);
    return restored;
  };
}

async function open(kind: 'apollo' | 'hive', supergraphSdl: string, limits: PlannerLimits): Promise<PlanOperation> {
  if (kind === 'hive') {
    // Native code: it is loaded only if it is used.
    const { hivePlanner } = await import('./hive-planner.ts');
    return hivePlanner(supergraphSdl);
  }
  return apolloPlanner(Supergraph.build(supergraphSdl, { validateSupergraph: true }), limits);
}
