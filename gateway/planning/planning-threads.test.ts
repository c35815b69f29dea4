import { afterEach, describe, expect, it } from '@jest/globals';

import { bomb, BOMB_SUPERGRAPH } from '../verification/support/planning-bomb.ts';
import { TINY_SUPERGRAPH } from '../verification/support/tiny-graph.ts';

import { createPlanningThreads, type PlanningThreads } from './planning-threads.ts';
import type { PlannerSource } from './thread-messages.ts';

let threads: PlanningThreads;
afterEach(() => threads.stop());

function source(supergraphSdl: string, more: Partial<PlannerSource> = {}): PlannerSource {
  return { id: '1', supergraphSdl, planner: 'apollo', limits: { paths: 1e6, plans: 1000 }, ...more };
}

describe('the planning threads', () => {
  it.each(['apollo', 'hive'] as const)('plan with %s', async (planner) => {
    threads = createPlanningThreads(5_000);
    const result = await threads.plan(source(TINY_SUPERGRAPH, { planner }), '{ cases { id worth } }');
    const plan = JSON.parse(result.kind === 'planned' ? result.plan : '{}');
    expect(plan).toMatchObject({
      kind: 'QueryPlan',
      node: {
        kind: 'Sequence',
        nodes: [
          { kind: 'Fetch', serviceName: 'cases', operationKind: 'query' },
          { kind: 'Flatten', path: ['cases', '@'], node: { kind: 'Fetch', serviceName: 'assets' } },
        ],
      },
    });
  });

  it('abort an operation after its time limit, and plan the next', async () => {
    threads = createPlanningThreads(3_000);
    expect(await threads.plan(source(BOMB_SUPERGRAPH), bomb())).toMatchObject({ kind: 'aborted' });
    expect(await threads.plan(source(BOMB_SUPERGRAPH), '{ count_assets }')).toMatchObject({
      kind: 'planned',
    });
  });

  it('say how long they planned an operation, without what it waited for the operations in front', async () => {
    threads = createPlanningThreads(3_000);
    const graph = source(BOMB_SUPERGRAPH);
    const queuedAt = performance.now();
    const bombs = [threads.plan(graph, bomb(0)), threads.plan(graph, bomb(1))];
    const { kind, plannedMs } = await threads.plan(graph, '{ count_assets }');
    const tookMs = performance.now() - queuedAt;
    expect(kind).toBe('planned');
    expect(plannedMs).toBeLessThan(tookMs / 2);
    expect(await Promise.all(bombs)).toEqual([
      { kind: 'aborted', plannedMs: expect.any(Number) },
      { kind: 'aborted', plannedMs: expect.any(Number) },
    ]);
  });

  it('report why a supergraph is not valid', async () => {
    threads = createPlanningThreads(3_000);
    expect(await threads.open(source('type Query { a: Int }'))).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('core schema'),
    });
  });

  it('still plan with a closed supergraph, for a late request', async () => {
    threads = createPlanningThreads(5_000);
    const closed = source(TINY_SUPERGRAPH);
    await threads.open(closed);
    threads.close(closed);
    expect(await threads.plan(closed, '{ cases { id } }')).toMatchObject({ kind: 'planned' });
  });

  it('resolve all waiting requests when they are stopped', async () => {
    threads = createPlanningThreads(5_000);
    const results = ['{ a: assetCount }', '{ b: assetCount }', '{ c: assetCount }'].map((text) =>
      threads.plan(source(TINY_SUPERGRAPH), text),
    );
    await threads.stop();
    expect((await Promise.all(results)).map(({ kind }) => kind)).toEqual(['aborted', 'busy', 'busy']);
  });
});
