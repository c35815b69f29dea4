import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import type { SendFetch, SubgraphFetch } from './fetch.ts';
import { abortError, TransportError } from './transport.ts';

/** How the connections to one subgraph are shared among viewers. */
export interface FairShare {
  /** The most fetches of one viewer at a time. */
  readonly perViewer: number;
  /** A fetch of a request that costs so much or more is dear: it can take an office long. */
  readonly dear: number;
  /** The most dear fetches at a time, of all viewers; of one viewer, one. */
  readonly dearAtOnce: number;
}

export const UNSHARED: FairShare = { perViewer: Infinity, dear: Infinity, dearAtOnce: Infinity };

/** How many fetches have a connection, and how many wait for one. */
export interface QueueDepth {
  readonly running: number;
  readonly waiting: number;
  /** How many viewers these fetches are made for. */
  readonly viewers: number;
}

export type FairQueue = SendFetch & { depth(): QueueDepth };

export interface QueueOptions {
  /** The most fetches at a time. */
  readonly slots: number;
  /** The most that wait; the next is refused at once. */
  readonly queue: number;
  readonly share: FairShare;
}

interface Waiting {
  readonly fetch: SubgraphFetch;
  readonly deadline: Deadline;
  readonly isDear: boolean;
  readonly resolve: (reply: SubgraphReply | Promise<SubgraphReply>) => void;
  readonly reject: (error: Error) => void;
}

/** The fetches of one viewer: those that run, and those that wait in the order in which they came. */
interface Line {
  running: number;
  dear: number;
  readonly waiting: Waiting[];
}

/**
 * Shares the connections to one subgraph: a limited number of fetches runs at a time, a limited number waits, and viewers take
 * turns. Threat: one viewer's requests take all connections, or a few dear ones take the office's time, and everybody else waits
 * until their deadline. So one viewer never holds more than a share, dear fetches have a few places of their own, and the next
 * place goes to the viewer whose turn it is, however many fetches others have waiting.
 *
 * An unbounded queue would hold all requests in memory until their deadline and answer none of them in time.
 */
export function fairQueue(send: SendFetch, { slots, queue, share }: QueueOptions): FairQueue {
  /** In the order of turns: who got a place goes to the end. */
  const lines = new Map<string, Line>();
  let running = 0;
  let dearRunning = 0;
  let waiting = 0;

  const mayRun = (line: Line, isDear: boolean): boolean =>
    running < slots &&
    line.running < share.perViewer &&
    (!isDear || (dearRunning < share.dearAtOnce && line.dear < ONE_DEAR));
  /** A viewer who comes back later has the last turn again. */
  const forgetIdle = (payer: string, line: Line): void => {
    if (line.running === 0 && line.waiting.length === 0) {
      lines.delete(payer);
    }
  };
  const run = (payer: string, line: Line, fetch: SubgraphFetch, deadline: Deadline, isDear: boolean) => {
    running += 1;
    line.running += 1;
    dearRunning += isDear ? 1 : 0;
    line.dear += isDear ? 1 : 0;
    const ended = (): void => {
      running -= 1;
      line.running -= 1;
      dearRunning -= isDear ? 1 : 0;
      line.dear -= isDear ? 1 : 0;
      forgetIdle(payer, line);
      if (waiting > 0) {
        startNext();
      }
    };
    deadline.hasBegun = true;
    const reply = send(fetch, deadline);
    reply.then(ended, () => {
      // The office hears of it later, and ends its statement later still: leaving must not be a way to more places.
      if (isDear && deadline.abortReason !== undefined) {
        setTimeout(ended, LEFT_DEAR_MS).unref();
      } else {
        ended();
      }
    });
    return reply;
  };
  const startNext = (): void => {
    for (const [payer, line] of lines) {
      const at = line.waiting.findIndex(({ isDear }) => mayRun(line, isDear));
      const [next] = at === -1 ? [] : line.waiting.splice(at, 1);
      if (next !== undefined) {
        waiting -= 1;
        lines.delete(payer);
        lines.set(payer, line);
        next.resolve(run(payer, line, next.fetch, next.deadline, next.isDear));
        return;
      }
    }
  };
  const wait = (
    payer: string,
    line: Line,
    fetch: SubgraphFetch,
    deadline: Deadline,
    isDear: boolean,
  ): Promise<SubgraphReply> =>
    new Promise((resolve, reject) => {
      const one: Waiting = { fetch, deadline, isDear, resolve, reject };
      waiting += 1;
      line.waiting.push(one);
      // When it runs, the transport stops it.
      deadline.onAbort(() => {
        const at = line.waiting.indexOf(one);
        if (at !== -1) {
          line.waiting.splice(at, 1);
          waiting -= 1;
          forgetIdle(payer, line);
          reject(abortError(deadline));
        }
      });
    });

  const enqueue: SendFetch = (fetch, deadline) => {
    const { payer = '', cost = 0 } = fetch.context.share ?? {};
    const isDear = cost >= share.dear;
    const line = lines.get(payer) ?? { running: 0, dear: 0, waiting: [] };
    lines.set(payer, line);
    if (line.waiting.length === 0 && mayRun(line, isDear)) {
      return run(payer, line, fetch, deadline, isDear);
    }
    if (waiting >= queue) {
      forgetIdle(payer, line);
      return Promise.reject(new TransportError('queue-full'));
    }
    return wait(payer, line, fetch, deadline, isDear);
  };
  return Object.assign(enqueue, { depth: () => ({ running, waiting, viewers: lines.size }) });
}

const ONE_DEAR = 1;
/** For so long a dear fetch keeps its place after everybody has left who waited for it. */
const LEFT_DEAR_MS = 500;
