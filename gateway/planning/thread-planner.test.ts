import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import type { OperationToPlan } from './planner.ts';
import type { PlanningThreads, PlanReply } from './planning-threads.ts';
import type { PlannerSource } from './thread-messages.ts';
import { threadPlanner } from './thread-planner.ts';

const SOURCE: PlannerSource = { id: '1', supergraphSdl: '', planner: 'apollo', limits: { paths: 1, plans: 1 } };

/** Threads that give every operation the same reply. */
function threads(reply: PlanReply): PlanningThreads {
  return {
    plan: async () => reply,
    open: async () => ({ kind: 'done' }),
    close: () => {},
    stop: async () => {},
  };
}

function operation(text: string): OperationToPlan {
  return { text, document: parse(text) };
}

describe('a planner that plans in the planning threads', () => {
  it.each<[PlanReply, string, number]>([
    [{ kind: 'refused' }, 'COST_LIMIT_EXCEEDED', 400],
    [{ kind: 'given up' }, 'COST_LIMIT_EXCEEDED', 400],
    [{ kind: 'not supported' }, 'PLAN_NOT_SUPPORTED', 501],
    [{ kind: 'busy' }, 'RATE_LIMITED', 429],
  ])('refuses with a code for clients: $kind', async (reply, code, status) => {
    await expect(threadPlanner(SOURCE, threads(reply)).plan(operation('{a}'))).rejects.toMatchObject({
      extensions: { code, http: { status } },
    });
  });

  it('says nothing of a fault that may quote the document', async () => {
    const stack = 'Error: cannot plan "11010519491231002X"\n    at buildPlan (planner.js:1:1)';
    const failed: PlanReply = { kind: 'failed', name: 'Error', message: 'cannot plan "11010519491231002X"', stack };
    const fault = await threadPlanner(SOURCE, threads(failed))
      .plan(operation('{a}'))
      .then(String, (error: Error) => `${error.message} ${error.stack}`);
    expect(fault).toContain('at buildPlan');
    expect(fault).not.toContain('1101');
  });

  it('takes an empty plan for a fault where data was selected, and only there', async () => {
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
