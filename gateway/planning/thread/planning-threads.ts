import type { PlannerSource, ToThread } from './messages.ts';
import { startPlanningThread, type PlanningThread, type ThreadReply } from './planning-thread.ts';

/** `busy`: the operation did not get its turn; it may well be a cheap one. */
export type PlanReply = ThreadReply | { readonly kind: 'busy' };

/** The threads that a gateway plans on, for all generations of its supergraph. */
export interface PlanningThreads {
  /** Plans one operation. Those that nobody waits for go behind all others. */
  plan(source: PlannerSource, operation: OperationText, urgency?: 'now' | 'ahead'): Promise<PlanReply>;
  /** Makes a planner of a supergraph before anything is planned with it; `failed` tells why it cannot be one. */
  open(source: PlannerSource): Promise<PlanReply>;
  close(source: PlannerSource): void;
  stop(): Promise<void>;
}

export interface OperationText {
  readonly text: string;
  readonly operationName: string | undefined;
}

interface Job {
  readonly source: PlannerSource;
  readonly question: ToThread | undefined;
  readonly answer: (reply: PlanReply) => void;
  waiting?: NodeJS.Timeout;
}

interface Lane {
  thread: PlanningThread | undefined;
  isBusy: boolean;
  idle?: NodeJS.Timeout;
}

/** Loading the planner's code and a large supergraph, on a machine that has much else to do. */
const OPEN_LIMIT_MS = 30_000;
/** A plan takes milliseconds: one that has taken this long while others wait gets no more to itself. */
const PATIENCE_MS = 50;
const MOST_THREADS = 2;
const MOST_WAITING = 1_000;
const MOST_WAIT_MS = 5_000;
const IDLE_MS = 30_000;

/**
 * One thread does all planning, and is ended when an operation takes longer than `limitMs`; the next question starts it
 * anew. While one operation takes long, those behind it get a second thread, which ends when it has been idle: a single
 * costly document must not keep everybody else's new documents waiting until it is refused.
 */
export function createPlanningThreads(limitMs: number): PlanningThreads {
  const lanes: Lane[] = [{ thread: undefined, isBusy: false }];
  const queues = { now: [] as Job[], ahead: [] as Job[] };
  let isStopped = false;

  const next = (): Job | undefined => queues.now.shift() ?? queues.ahead.shift();

  const dispatch = (): void => {
    for (const lane of lanes.filter(({ isBusy }) => !isBusy)) {
      const job = next();
      if (job === undefined) {
        return;
      }
      clearTimeout(job.waiting);
      void run(lane, job);
    }
    const [first] = queues.now;
    if (first !== undefined && lanes.length < MOST_THREADS) {
      setTimeout(addLane, PATIENCE_MS, first).unref();
    }
  };
  const addLane = (stillWaiting: Job): void => {
    if (queues.now.includes(stillWaiting) && lanes.length < MOST_THREADS && !isStopped) {
      lanes.push({ thread: undefined, isBusy: false });
      dispatch();
    }
  };
  const run = async (lane: Lane, { source, question, answer }: Job): Promise<void> => {
    lane.isBusy = true;
    clearTimeout(lane.idle);
    const thread = (lane.thread = lane.thread?.isGone === false ? lane.thread : startPlanningThread());
    let reply = await thread.open(source, OPEN_LIMIT_MS);
    if (reply.kind === 'done' && question !== undefined) {
      reply = await thread.ask(question, limitMs);
    }
    answer(reply);
    lane.isBusy = false;
    if (lane !== lanes[0]) {
      lane.idle = setTimeout(() => removeLane(lane), IDLE_MS).unref();
    }
    dispatch();
  };
  const removeLane = (lane: Lane): void => {
    lanes.splice(lanes.indexOf(lane), 1);
    void lane.thread?.stop();
  };
  const enqueue = (queue: Job[], source: PlannerSource, question?: ToThread): Promise<PlanReply> =>
    new Promise((answer) => {
      if (isStopped || queue.length >= MOST_WAITING) {
        answer({ kind: 'busy' });
        return;
      }
      const job: Job = { source, question, answer };
      if (queue === queues.now && question !== undefined) {
        job.waiting = setTimeout(() => {
          queue.splice(queue.indexOf(job), 1);
          answer({ kind: 'busy' });
        }, MOST_WAIT_MS);
      }
      queue.push(job);
      dispatch();
    });

  return {
    plan: (source, operation, urgency = 'now') =>
      enqueue(queues[urgency], source, { kind: 'plan', planner: source.id, ...operation }),
    open: (source) => enqueue(queues.now, source),
    close({ id }) {
      for (const { thread } of lanes) {
        thread?.close(id);
      }
    },
    async stop() {
      isStopped = true;
      for (const job of [...queues.now.splice(0), ...queues.ahead.splice(0)]) {
        clearTimeout(job.waiting);
        job.answer({ kind: 'busy' });
      }
      await Promise.all(lanes.map(({ thread }) => thread?.stop()));
    },
  };
}
