import { Worker } from 'node:worker_threads';

import type { PlannerSource, ThreadRequest, ThreadResponse } from './thread-messages.ts';

/** `aborted`: the thread was stopped, because of time or memory or at the end. */
export type ThreadResult = ThreadResponse | { readonly kind: 'aborted' };

/** One thread, with its planners, that handles one request at a time. */
export interface PlanningThread {
  /** Builds the source's planner in the thread, unless it has it already; `done` on success. */
  open(source: PlannerSource, limitMs: number): Promise<ThreadResult>;
  request(request: ThreadRequest, limitMs: number): Promise<ThreadResult>;
  /** Removes a planner, after the current request. */
  close(planner: string): void;
  /** Whether the thread was stopped or has failed and must be replaced. */
  readonly hasEnded: boolean;
  stop(): Promise<void>;
}

/** A planner of our whole graph takes about 25 MB of heap. An operation that needs twenty times as much is refused. */
const MAX_HEAP_MIB = 512;
/** For the current generation, the next one, and one that still has requests to finish. */
const MAX_PLANNERS = 3;
const ABORTED: ThreadResult = { kind: 'aborted' };

/** Starts a thread. To load its modules and a planner takes about half a second, so it is reused. */
export function startPlanningThread(): PlanningThread {
  const worker = new Worker(new URL('./planning-thread-main.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB },
  });
  const planners = new Set<string>();
  const waiting: ((reply: ThreadResult) => void)[] = [];
  let hasEnded = false;

  const settle = (result: ThreadResult): void => {
    waiting.shift()?.(result);
    // A thread that is being stopped stays referenced until it has ended, even if it still sends messages.
    if (waiting.length === 0 && !hasEnded) {
      worker.unref();
    }
  };
  const end = (result: ThreadResult): void => {
    hasEnded = true;
    while (waiting.length > 0) {
      settle(result);
    }
  };
  worker.unref();
  worker.on('message', settle);
  worker.once('error', (error) => end(outOfMemory(error) ? ABORTED : failed(error)));
  worker.once('exit', () => end(failed(new Error('The planning thread ended.'))));

  const post = (message: ThreadRequest): Promise<ThreadResult> => {
    if (hasEnded) {
      return Promise.resolve(ABORTED);
    }
    worker.ref();
    return new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage(message);
    });
  };
  const stop = async (): Promise<void> => {
    end(ABORTED);
    worker.ref();
    await worker.terminate();
  };
  const request = async (message: ThreadRequest, limitMs: number): Promise<ThreadResult> => {
    const timer = setTimeout(() => void stop(), limitMs);
    try {
      return await post(message);
    } finally {
      clearTimeout(timer);
    }
  };
  const close = (planner: string): void => {
    if (planners.delete(planner)) {
      void post({ kind: 'close', planner });
    }
  };
  return {
    async open(source, limitMs) {
      if (planners.has(source.id)) {
        return { kind: 'done' };
      }
      const [oldest] = planners;
      if (oldest !== undefined && planners.size >= MAX_PLANNERS) {
        close(oldest);
      }
      const result = await request({ kind: 'open', source }, limitMs);
      if (result.kind === 'done') {
        planners.add(source.id);
      }
      return result;
    },
    request,
    close,
    get hasEnded() {
      return hasEnded;
    },
    stop,
  };
}

function outOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function failed({ name, message, stack }: Error): ThreadResult {
  return { kind: 'failed', name, message, stack: stack ?? '' };
}
