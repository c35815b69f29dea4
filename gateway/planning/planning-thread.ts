import { Worker } from 'node:worker_threads';

import type { FromThread, PlannerSource, ToThread } from './thread-messages.ts';

/** A planning thread is given up, not waited for: what it did not finish in time or in memory is nobody's plan. */
export type ThreadReply = FromThread | { readonly kind: 'given up' };

/** One thread that holds planners and answers one question at a time. */
export interface PlanningThread {
  /** Makes sure that the thread holds the source's planner; `done` where it does. */
  open(source: PlannerSource, limitMs: number): Promise<ThreadReply>;
  ask(message: ToThread, limitMs: number): Promise<ThreadReply>;
  /** Lets a planner go, now or when the question under way is answered. */
  close(planner: string): void;
  /** Whether it has been given up or has died; another takes its place. */
  readonly isGone: boolean;
  stop(): Promise<void>;
}

/** A planner of our whole graph takes some 25 MB of heap; an operation that needs twenty times as much is one to refuse. */
const MOST_HEAP_MIB = 512;
/** The generation that serves, the one that takes over, and one that still has requests to finish. */
const MOST_PLANNERS = 3;
const GIVEN_UP: ThreadReply = { kind: 'given up' };

/** Starts a thread. Its modules and each planner take a good part of a second, so it is kept between questions. */
export function startPlanningThread(): PlanningThread {
  const worker = new Worker(new URL('./planning-thread-main.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
  });
  const held = new Set<string>();
  const waiting: ((reply: ThreadReply) => void)[] = [];
  let isGone = false;

  const answer = (reply: ThreadReply): void => {
    waiting.shift()?.(reply);
    // One that is being stopped is waited for, whatever it still says.
    if (waiting.length === 0 && !isGone) {
      worker.unref();
    }
  };
  const end = (reply: ThreadReply): void => {
    isGone = true;
    while (waiting.length > 0) {
      answer(reply);
    }
  };
  worker.unref();
  worker.on('message', answer);
  worker.once('error', (error) => end(outOfMemory(error) ? GIVEN_UP : failed(error)));
  worker.once('exit', () => end(failed(new Error('The planning thread ended.'))));

  const post = (message: ToThread): Promise<ThreadReply> => {
    if (isGone) {
      return Promise.resolve(GIVEN_UP);
    }
    worker.ref();
    return new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage(message);
    });
  };
  const stop = async (): Promise<void> => {
    end(GIVEN_UP);
    worker.ref();
    await worker.terminate();
  };
  const ask = async (message: ToThread, limitMs: number): Promise<ThreadReply> => {
    const timer = setTimeout(() => void stop(), limitMs);
    try {
      return await post(message);
    } finally {
      clearTimeout(timer);
    }
  };
  const close = (planner: string): void => {
    if (held.delete(planner)) {
      void post({ kind: 'close', planner });
    }
  };
  return {
    async open(source, limitMs) {
      if (held.has(source.id)) {
        return { kind: 'done' };
      }
      const [oldest] = held;
      if (oldest !== undefined && held.size >= MOST_PLANNERS) {
        close(oldest);
      }
      const reply = await ask({ kind: 'open', source }, limitMs);
      if (reply.kind === 'done') {
        held.add(source.id);
      }
      return reply;
    },
    ask,
    close,
    get isGone() {
      return isGone;
    },
    stop,
  };
}

function outOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function failed({ name, message, stack }: Error): ThreadReply {
  return { kind: 'failed', name, message, stack: stack ?? '' };
}
