import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import type { OperationToPlan } from './planner.ts';
import type { PlanningThreads, PlanResult } from './planning-threads.ts';
import type { PlannerSource } from './thread-messages.ts';
import { threadPlanner } from './thread-planner.ts';

const SOURCE: PlannerSource = { id: '1', supergraphSdl: '', planner: 'apollo', limits: { paths: 1, plans: 1 } };

/** Threads with the same result for every operation. */
function threads(result: PlanResult): PlanningThreads {
  return {
    plan: async () => result,
    open: async () => ({ kind: 'done' }),
    close: () => {},
    stop: async () => {},
  };
}

function operation(text: string): OperationToPlan {
  return { text, document: parse(text) };
}

describe('a planner that plans in the planning threads', () => {
  it.each<[PlanResult, string]>([
    [{ kind: 'refused' }, 'COST_LIMIT_EXCEEDED'],
    [{ kind: 'aborted' }, 'COST_LIMIT_EXCEEDED'],
    [{ kind: 'not supported' }, 'PLAN_NOT_SUPPORTED'],
    [{ kind: 'busy' }, 'RATE_LIMITED'],
  ])('refuses with a code for clients: $kind', async (result, code) => {
    await expect(threadPlanner(SOURCE, threads(result)).plan(operation('{a}'))).rejects.toMatchObject({
      extensions: { code },
    });
  });

  it('hides the message of a fault, which may quote the document', async () => {
    const stack = 'Error: cannot plan "11010519491231002X"\n    at buildPlan (planner.js:1:1)';
    const failed: PlanResult = { kind: 'failed', name: 'Error', message: 'cannot plan "11010519491231002X"', stack };
    const fault = await threadPlanner(SOURCE, threads(failed))
      .plan(operation('{a}'))
      .then(String, (error: Error) => `${error.message} ${error.stack}`);
    expect(fault).toContain('at buildPlan');
    expect(fault).not.toContain('1101');
  });

  it('treats an empty plan as a fault only if data is selected', async () => {
    const planner = threadPlanner(SOURCE, threads({ kind: 'planned', plan: '{"kind":"QueryPlan"}' }));
    await expect(planner.plan(operation('{ ...F } fragment F on Query { a }'))).rejects.toThrow('The planner failed');
    await expect(planner.plan(operation('query ($s: Boolean!) { a @include(if: $s) }'))).rejects.toThrow(
      'The planner failed',
    );
    await expect(planner.plan(operation('{ __typename ... @skip(if: true) { a } }'))).resolves.toEqual({
      kind: 'QueryPlan',
    });
  });
});
