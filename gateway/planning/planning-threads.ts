import { startPlanningThread, type PlanningThread, type ThreadReply } from './planning-thread.ts';
import type { PlannerSource, ToThread } from './thread-messages.ts';

/** `busy`: the operation did not get its turn; it may well be a cheap one. */
export type PlanReply = ThreadReply | { readonly kind: 'busy' };

/** The threads that a gateway plans on, for all generations of its supergraph. */
export interface PlanningThreads {
  /** @param text a document with one operation */
  plan(source: PlannerSource, text: string): Promise<PlanReply>;
  /** Makes a planner of a supergraph before anything is planned with it; `failed` tells why it cannot be one. */
  open(source: PlannerSource): Promise<PlanReply>;
  close(source: PlannerSource): void;
  stop(): Promise<void>;
}

interface Job {
  readonly source: PlannerSource;
  readonly question: ToThread | undefined;
  readonly answer: (reply: PlanReply) => void;
  readonly arrived: number;
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
/**
 * Of the limit: left to what has waited that long already, since a refusal should come within the limit, waiting included;
 * and after which an operation looks like one that will be given up.
 */
const LEAST_SHARE = 1 / 3;
const IDLE_MS = 30_000;

/**
 * One thread does all planning, and is ended when an operation takes longer than `limitMs`; the next question starts it
 * anew. While one operation takes long, those behind it get a second thread, and one that looks like being given up has
 * its successor started before: a costly document must not keep everybody else's new documents waiting. The second thread
 * ends when it has been idle.
 */
export function createPlanningThreads(limitMs: number): PlanningThreads {
  const lanes: Lane[] = [{ thread: undefined, isBusy: false }];
  const queue: Job[] = [];
  // Not less than a plan may take: the one in front may be refused at its limit, and is no fault of those behind it.
  const mostWaitMs = Math.max(MOST_WAIT_MS, limitMs);
  let isStopped = false;

  const dispatch = (): void => {
    for (const lane of freeLanes(lanes)) {
      const job = queue.shift();
      if (job === undefined) {
        return;
      }
      clearTimeout(job.waiting);
      void run(lane, job);
    }
    const [first] = queue;
    if (first !== undefined && lanes.length < MOST_THREADS) {
      setTimeout(addLane, PATIENCE_MS, first).unref();
    }
  };
  const addLane = (stillWaiting: Job): void => {
    if (queue.includes(stillWaiting) && lanes.length < MOST_THREADS && !isStopped) {
      newLane();
      dispatch();
    }
  };
  const run = async (lane: Lane, { source, question, answer, arrived }: Job): Promise<void> => {
    lane.isBusy = true;
    clearTimeout(lane.idle);
    const thread = (lane.thread = lane.thread?.isGone === false ? lane.thread : startPlanningThread());
    let reply = await thread.open(source, OPEN_LIMIT_MS);
    if (reply.kind === 'done' && question !== undefined) {
      const suspicion = setTimeout(prepareSpare, limitMs * LEAST_SHARE, source);
      const waited = performance.now() - arrived;
      reply = await thread.ask(question, Math.max(limitMs - waited, limitMs * LEAST_SHARE));
      clearTimeout(suspicion);
    }
    answer(reply);
    lane.isBusy = false;
    if (lane !== lanes[0]) {
      lane.idle = setTimeout(() => removeLane(lane), IDLE_MS).unref();
    }
    dispatch();
  };
  const prepareSpare = (source: PlannerSource): void => {
    const lane = freeLanes(lanes)[0] ?? (lanes.length < MOST_THREADS ? newLane() : undefined);
    if (lane !== undefined && !isStopped) {
      void run(lane, { source, question: undefined, answer: () => {}, arrived: performance.now() });
    }
  };
  const newLane = (): Lane => {
    const lane: Lane = { thread: undefined, isBusy: false };
    lanes.push(lane);
    return lane;
  };
  const removeLane = (lane: Lane): void => {
    lanes.splice(lanes.indexOf(lane), 1);
    void lane.thread?.stop();
  };
  const enqueue = (source: PlannerSource, question?: ToThread): Promise<PlanReply> =>
    new Promise((answer) => {
      if (isStopped || queue.length >= MOST_WAITING) {
        answer({ kind: 'busy' });
        return;
      }
      const job: Job = { source, question, answer, arrived: performance.now() };
      if (question !== undefined) {
        job.waiting = setTimeout(() => {
          queue.splice(queue.indexOf(job), 1);
          answer({ kind: 'busy' });
        }, mostWaitMs);
      }
      queue.push(job);
      dispatch();
    });

  return {
    plan: (source, text) => enqueue(source, { kind: 'plan', planner: source.id, text }),
    open: (source) => enqueue(source),
    close({ id }) {
      for (const { thread } of lanes) {
        thread?.close(id);
      }
    },
    async stop() {
      isStopped = true;
      for (const job of queue.splice(0)) {
        clearTimeout(job.waiting);
        job.answer({ kind: 'busy' });
      }
      await Promise.all(lanes.flatMap(({ thread }) => thread?.stop() ?? []));
    },
  };
}

/** Those with a thread that runs come first: starting one takes longer than most plans. */
function freeLanes(lanes: readonly Lane[]): readonly Lane[] {
  const free = lanes.filter(({ isBusy }) => !isBusy);
  return free.toSorted((one, other) => Number(other.thread?.isGone === false) - Number(one.thread?.isGone === false));
}
