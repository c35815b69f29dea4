/**
 * What runs inside a planning thread. Node itself strips the types (no loader: a thread is started in the middle of other
 * people's requests), so only what erases cleanly may be imported from here.
 */
import { parentPort } from 'node:worker_threads';

import { Supergraph } from '@apollo/federation-internals';

import { apolloPlanner } from './apollo-planner.ts';
import { lowerThreadPriority } from './lower-thread-priority.ts';
import { PlanLimitError, PlanNotSupportedError, type PlanOperation } from './planner.ts';
import type { FromThread, PlannerSource, ToThread } from './thread-messages.ts';

lowerThreadPriority();
const planners = new Map<string, PlanOperation>();

parentPort?.on('message', (message: ToThread) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply));
});

async function answer(message: ToThread): Promise<FromThread> {
  try {
    switch (message.kind) {
      case 'open':
        planners.set(message.source.id, await open(message.source));
        return { kind: 'done' };
      case 'close':
        planners.delete(message.planner);
        return { kind: 'done' };
      case 'plan':
        return { kind: 'planned', plan: JSON.stringify(plan(message.planner, message.text)) };
    }
  } catch (error) {
    if (error instanceof PlanLimitError) {
      return { kind: 'refused' };
    }
    return error instanceof PlanNotSupportedError ? { kind: 'not supported' } : failed(error);
  }
}

async function open({ supergraphSdl, planner, limits }: PlannerSource): Promise<PlanOperation> {
  if (planner === 'hive') {
    // Loaded only where it is used: it is native code.
    const { hivePlanner } = await import('./hive-planner.ts');
    return hivePlanner(supergraphSdl);
  }
  return apolloPlanner(Supergraph.build(supergraphSdl, { validateSupergraph: true }), limits);
}

function plan(planner: string, text: string) {
  const planOperation = planners.get(planner);
  if (planOperation === undefined) {
    throw new Error('This thread does not hold that planner.');
  }
  return planOperation(text);
}

function failed(error: unknown): FromThread {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', name, message, stack: stack ?? '' };
}
