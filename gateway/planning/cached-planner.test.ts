import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { cachedPlanner } from './cached-planner.ts';
import type { OperationToPlan } from './planner.ts';
import type { PlanningThreads, PlanReply } from './planning-threads.ts';
import type { PlannerSource } from './thread-messages.ts';

const SOURCE: PlannerSource = { id: '1', supergraphSdl: '', planner: 'apollo', limits: { paths: 1, plans: 1 } };
const PLANNED: PlanReply = {
  kind: 'planned',
  plan: '{"kind":"QueryPlan","node":{"kind":"Fetch","serviceName":"cases","operation":"{a}","operationKind":"query"}}',
};

/** Threads that answer everything alike, and the texts that they were asked to plan. */
function threads(reply: PlanReply): PlanningThreads & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    plan: async (_source, { text }) => {
      asked.push(text);
      return reply;
    },
    open: async () => ({ kind: 'done' }),
    close: () => {},
    stop: async () => {},
  };
}

function operation(text: string, more: Partial<OperationToPlan> = {}): OperationToPlan {
  return { text, document: parse(text), operationName: undefined, ...more };
}

describe('a planner with a cache', () => {
  it('plans what arrives together once, and again what arrives later not at all', async () => {
    const asked = threads(PLANNED);
    const planner = cachedPlanner(SOURCE, asked, 1e6);
    const [one, other] = await Promise.all([planner.plan(operation('{a}')), planner.plan(operation('{a}'))]);
    expect(one).toBe(other);
    expect(await planner.plan(operation('{a}'))).toBe(one);
    expect(asked.asked).toEqual(['{a}']);
  });

  it('keeps apart what differs in the operation’s name or in the viewer’s rights', async () => {
    const asked = threads(PLANNED);
    const planner = cachedPlanner(SOURCE, asked, 1e6);
    await planner.plan(operation('query A {a} query B {a}', { operationName: 'A' }));
    await planner.plan(operation('query A {a} query B {a}', { operationName: 'B' }));
    await planner.plan(operation('query A {a} query B {a}', { operationName: 'B', viewerKey: 'judge' }));
    expect(asked.asked).toHaveLength(3);
  });

  it('keeps no more than its bytes, whatever is asked', async () => {
    const asked = threads(PLANNED);
    const planner = cachedPlanner(SOURCE, asked, 10_000);
    const texts = Array.from({ length: 100 }, (_, at) => `{a${at}: a}`);
    for (const text of texts) {
      await planner.plan(operation(text));
    }
    expect(planner.known().length).toBeLessThan(20);
    expect(planner.known()[0]?.text).toBe('{a99: a}');
  });

  it('does not keep at all what is larger than the cache', async () => {
    const planner = cachedPlanner(SOURCE, threads(PLANNED), 10_000);
    await planner.plan(operation(`{a} #${'x'.repeat(10_000)}`));
    expect(planner.known()).toEqual([]);
  });

  it.each<PlanReply>([{ kind: 'refused' }, { kind: 'given up' }])('keeps a refusal: $kind', async (reply) => {
    const asked = threads(reply);
    const planner = cachedPlanner(SOURCE, asked, 1e6);
    for (let time = 0; time < 2; time += 1) {
      await expect(planner.plan(operation('{a}'))).rejects.toMatchObject({
        extensions: { code: 'COST_LIMIT_EXCEEDED', http: { status: 400 } },
      });
    }
    expect(asked.asked).toEqual(['{a}']);
    expect(planner.known()).toEqual([]);
  });

  it('tries again what had no turn', async () => {
    const asked = threads({ kind: 'busy' });
    const planner = cachedPlanner(SOURCE, asked, 1e6);
    for (let time = 0; time < 2; time += 1) {
      await expect(planner.plan(operation('{a}'))).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    }
    expect(asked.asked).toHaveLength(2);
  });

  it('tells nothing of a fault that may quote the document', async () => {
    const stack = 'Error: cannot plan "11010519491231002X"\n    at buildPlan (planner.js:1:1)';
    const failed: PlanReply = { kind: 'failed', name: 'Error', message: 'cannot plan "11010519491231002X"', stack };
    const fault = await cachedPlanner(SOURCE, threads(failed), 1e6)
      .plan(operation('{a}'))
      .then(String, (error: Error) => `${error.message} ${error.stack}`);
    expect(fault).toContain('at buildPlan');
    expect(fault).not.toContain('1101');
  });

  it('takes a plan of nothing for a fault where something was asked, and only there', async () => {
    const planner = cachedPlanner(SOURCE, threads({ kind: 'planned', plan: '{"kind":"QueryPlan"}' }), 1e6);
    await expect(planner.plan(operation('{ ...F } fragment F on Query { a }'))).rejects.toThrow('The planner failed');
    await expect(planner.plan(operation('{ __typename ... @skip(if: true) { a } }'))).resolves.toEqual({
      kind: 'QueryPlan',
    });
  });
});
