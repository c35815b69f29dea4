/**
 * The code inside a planning thread. Node itself strips the types, without a loader, which would slow down the start of a thread
 * in the middle of requests. So it may import only files whose types can be erased.
 */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import { openPlanner } from './open-planner.ts';
import { PlanLimitError, PlanNotSupportedError, type PlanOperation } from './planner.ts';
import type { ThreadRequest, ThreadResponse } from './thread-messages.ts';

lowerThreadPriority();
const planners = new Map<string, PlanOperation>();

parentPort?.on('message', (request: ThreadRequest) => {
  void respond(request).then((response) => parentPort?.postMessage(response));
});

async function respond(request: ThreadRequest): Promise<ThreadResponse> {
  try {
    switch (request.kind) {
      case 'open': {
        const { id, planner, supergraphSdl, limits } = request.source;
        planners.set(id, await openPlanner(planner, supergraphSdl, limits));
        return { kind: 'done' };
      }
      case 'close':
        planners.delete(request.planner);
        return { kind: 'done' };
      case 'plan':
        return { kind: 'planned', plan: JSON.stringify(plan(request.planner, request.text)) };
    }
  } catch (error) {
    if (error instanceof PlanLimitError) {
      return { kind: 'refused' };
    }
    return error instanceof PlanNotSupportedError ? { kind: 'not supported' } : failed(error);
  }
}

function plan(planner: string, text: string) {
  const planOperation = planners.get(planner);
  if (planOperation === undefined) {
    throw new Error('This thread does not hold that planner.');
  }
  return planOperation(text);
}

function failed(error: unknown): ThreadResponse {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', name, message, stack: stack ?? '' };
}

/**
 * With fewer cores than work, a long plan must not slow down the thread that serves all clients. Only on Linux, where each thread
 * has its own priority; on other systems this would lower the priority of the whole process.
 */
function lowerThreadPriority(): void {
  try {
    const threadId = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(threadId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Another system, or no permission: the priority stays.
  }
}
