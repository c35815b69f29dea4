import { startPlanningThread, type PlanningThread, type ThreadResult } from './planning-thread.ts';
import type { PlannerSource, ThreadRequest } from './thread-messages.ts';

/** `busy`: the operation had to wait too long and was not planned. It may be a cheap one. */
export type PlanResult = (ThreadResult | { readonly kind: 'busy' }) & {
  /** How long a thread planned it, without what it waited for a thread; undefined where none did. */
  readonly plannedMs?: number;
};

/** The threads in which a gateway plans, for all generations of its supergraph. */
export interface PlanningThreads {
  /** @param text a document with one operation */
  plan(source: PlannerSource, text: string): Promise<PlanResult>;
  /** Builds a planner before it is needed; `failed` says why the supergraph is not valid. */
  open(source: PlannerSource): Promise<PlanResult>;
  close(source: PlannerSource): void;
  stop(): Promise<void>;
}

interface Job {
  readonly source: PlannerSource;
  /** Undefined if only the planner is to be built. */
  readonly request: ThreadRequest | undefined;
  readonly resolve: (result: PlanResult) => void;
  readonly queuedAt: number;
  waitLimit?: NodeJS.Timeout;
}

/** A slot runs one job at a time, in a thread that is started when it is needed and replaced after an abort. */
interface Slot {
  thread: PlanningThread | undefined;
  isBusy: boolean;
  idleTimer?: NodeJS.Timeout;
}

/** For the planner's code and a large supergraph, on a busy machine. */
const OPEN_LIMIT_MS = 120_000;
/** Most plans take a few milliseconds: an operation that waits this long gets a second thread. */
const SECOND_THREAD_AFTER_MS = 50;
const MAX_THREADS = 2;
const MAX_QUEUE_LENGTH = 1_000;
const MAX_WAIT_MS = 5_000;
/**
 * A share of the limit. It is the least time that an operation gets after it has waited, since a refusal should come within the
 * limit, waiting included. And an operation that has taken so long will probably be aborted.
 */
const MIN_SHARE_OF_LIMIT = 1 / 3;
const IDLE_MS = 30_000;

/**
 * One thread plans. It is stopped when an operation takes longer than `limitMs`, and the next operation starts a new one. Threat:
 * a costly document that delays the new documents of all other clients. So operations that wait get a second thread, and while an
 * operation takes so long that it will probably be aborted, a standby thread is prepared to replace its thread. The second thread
 * ends when it is idle.
 */
export function createPlanningThreads(limitMs: number): PlanningThreads {
  const slots: Slot[] = [{ thread: undefined, isBusy: false }];
  const queue: Job[] = [];
  // Not less than the limit of a plan: the operation in front may take all of it.
  const maxWaitMs = Math.max(MAX_WAIT_MS, limitMs);
  let isStopped = false;

  const dispatch = (): void => {
    for (const slot of freeSlots(slots)) {
      const job = queue.shift();
      if (job === undefined) {
        return;
      }
      clearTimeout(job.waitLimit);
      void run(slot, job);
    }
    const [first] = queue;
    if (first !== undefined && slots.length < MAX_THREADS) {
      setTimeout(addSlotFor, SECOND_THREAD_AFTER_MS, first).unref();
    }
  };
  const addSlotFor = (job: Job): void => {
    if (queue.includes(job) && slots.length < MAX_THREADS && !isStopped) {
      addSlot();
      dispatch();
    }
  };
  const run = async (slot: Slot, { source, request, resolve, queuedAt }: Job): Promise<void> => {
    slot.isBusy = true;
    clearTimeout(slot.idleTimer);
    const thread = (slot.thread = slot.thread?.hasEnded === false ? slot.thread : startPlanningThread());
    let result: PlanResult = await thread.open(source, OPEN_LIMIT_MS);
    if (result.kind === 'done' && request !== undefined) {
      const standbyTimer = setTimeout(prepareStandby, limitMs * MIN_SHARE_OF_LIMIT, source);
      const begunAt = performance.now();
      const waitedMs = begunAt - queuedAt;
      const planned = await thread.request(request, Math.max(limitMs - waitedMs, limitMs * MIN_SHARE_OF_LIMIT));
      result = { ...planned, plannedMs: performance.now() - begunAt };
      clearTimeout(standbyTimer);
    }
    resolve(result);
    slot.isBusy = false;
    if (slot !== slots[0]) {
      slot.idleTimer = setTimeout(() => removeSlot(slot), IDLE_MS).unref();
    }
    dispatch();
  };
  const prepareStandby = (source: PlannerSource): void => {
    const slot = freeSlots(slots)[0] ?? (slots.length < MAX_THREADS ? addSlot() : undefined);
    if (slot !== undefined && !isStopped) {
      void run(slot, { source, request: undefined, resolve: () => {}, queuedAt: performance.now() });
    }
  };
  const addSlot = (): Slot => {
    const slot: Slot = { thread: undefined, isBusy: false };
    slots.push(slot);
    return slot;
  };
  const removeSlot = (slot: Slot): void => {
    slots.splice(slots.indexOf(slot), 1);
    void slot.thread?.stop();
  };
  const enqueue = (source: PlannerSource, request?: ThreadRequest): Promise<PlanResult> =>
    new Promise((resolve) => {
      if (isStopped || queue.length >= MAX_QUEUE_LENGTH) {
        resolve({ kind: 'busy' });
        return;
      }
      const job: Job = { source, request, resolve, queuedAt: performance.now() };
      if (request !== undefined) {
        job.waitLimit = setTimeout(() => {
          queue.splice(queue.indexOf(job), 1);
          resolve({ kind: 'busy' });
        }, maxWaitMs);
      }
      queue.push(job);
      dispatch();
    });

  return {
    plan: (source, text) => enqueue(source, { kind: 'plan', planner: source.id, text }),
    open: (source) => enqueue(source),
    close({ id }) {
      for (const { thread } of slots) {
        thread?.close(id);
      }
    },
    async stop() {
      isStopped = true;
      for (const job of queue.splice(0)) {
        clearTimeout(job.waitLimit);
        job.resolve({ kind: 'busy' });
      }
      await Promise.all(slots.flatMap(({ thread }) => thread?.stop() ?? []));
    },
  };
}

/** Slots with a running thread come first: starting a thread takes longer than most plans. */
function freeSlots(slots: readonly Slot[]): readonly Slot[] {
  const free = slots.filter(({ isBusy }) => !isBusy);
  return free.toSorted(
    (one, other) => Number(other.thread?.hasEnded === false) - Number(one.thread?.hasEnded === false),
  );
}
