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
    const reply = await threads.plan(source(TINY_SUPERGRAPH, { planner }), '{ cases { id worth } }');
    const plan = JSON.parse(reply.kind === 'planned' ? reply.plan : '{}');
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

  it('give up an operation past its time, and plan the next', async () => {
    threads = createPlanningThreads(3_000);
    expect(await threads.plan(source(BOMB_SUPERGRAPH), bomb())).toEqual({ kind: 'given up' });
    expect(await threads.plan(source(BOMB_SUPERGRAPH), '{ count_assets }')).toMatchObject({
      kind: 'planned',
    });
  });

  it('say why a supergraph cannot be one', async () => {
    threads = createPlanningThreads(3_000);
    expect(await threads.open(source('type Query { a: Int }'))).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('core schema'),
    });
  });

  it('still plan with a supergraph that was closed, for a request that comes late', async () => {
    threads = createPlanningThreads(5_000);
    const closed = source(TINY_SUPERGRAPH);
    await threads.open(closed);
    threads.close(closed);
    expect(await threads.plan(closed, '{ cases { id } }')).toMatchObject({ kind: 'planned' });
  });

  it('answer what waits when they are stopped', async () => {
    threads = createPlanningThreads(5_000);
    const replies = ['{ a: assetCount }', '{ b: assetCount }', '{ c: assetCount }'].map((text) =>
      threads.plan(source(TINY_SUPERGRAPH), text),
    );
    await threads.stop();
    expect((await Promise.all(replies)).map(({ kind }) => kind)).toEqual(['given up', 'busy', 'busy']);
  });
});
