import { setTimeout as pause } from 'node:timers/promises';

import type { ChainReply, DurableChain } from './chain/durable-chain.ts';
import type { LedgerEntry } from './entry.ts';
import type { LedgerLimits } from './ledger-config.ts';

/** Records who read or was refused whose data. */
export interface AccessLedger {
  /**
   * Resolves when the entry is on the disk. Only then may the answer be sent.
   *
   * @throws LedgerUnavailableError where it was not written in time. It may still be written later: the ledger then holds one record too many, never one too
   * few
   */
  record(entry: LedgerEntry): Promise<void>;
  /** Records a refusal, for which no answer waits. If the ledger is full or down, the entry is lost and the loss is logged. */
  note(entry: LedgerEntry): void;
  /** Whether an answer with personal data could be recorded now; never throws. Calls at the same time share one look. */
  isReady(signal: AbortSignal): Promise<boolean>;
  /** Entries that wait or are being written, and for how long the oldest has. */
  backlog(): { readonly waiting: number; readonly oldestMs: number };
  /** Writes the entries that wait, within the time that an entry may wait, then the head. A second call waits for the same stop. */
  stop(): Promise<void>;
}

/** The entry could not be written: personal data must not be served. */
export class LedgerUnavailableError extends Error {
  /** An error code; it never holds a value. */
  readonly fault: string;

  constructor(fault: string) {
    super('The access ledger could not be written.');
    this.name = 'LedgerUnavailableError';
    this.fault = fault;
  }
}

interface Waiting {
  readonly entry: LedgerEntry;
  /** By `performance.now`. */
  readonly deadline: number;
  readonly settle: (fault: string | undefined) => void;
}

/** The most entries in one transaction. */
const MAX_GROUP = 500;

/**
 * A ledger over one chain. A single entry is written at once. Entries that come while others are being written, or within
 * `paceMs` after, are written together in one transaction: the more load, the larger the groups.
 *
 * @param onFault called with each fault that a client sees or that loses the entry of a refusal
 */
export function accessLedger(
  chain: DurableChain,
  limits: LedgerLimits,
  onFault: (fault: string) => void,
): AccessLedger {
  const waiting = new Set<Waiting>();
  /** Entries that wait or are being written, oldest first. */
  const unsettled = new Set<Waiting>();
  let writing: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;
  /** Calls to the chain must not overlap. */
  let previous: Promise<unknown> = Promise.resolve();
  function afterPrevious(act: () => Promise<ChainReply>): Promise<ChainReply> {
    const acting = previous.then(act);
    previous = acting;
    return acting;
  }

  const writeHead = async (): Promise<void> => {
    const reply = await afterPrevious(() => chain.writeHead());
    if (reply.kind === 'failed') {
      onFault(`heads: ${reply.fault}`);
    }
  };
  const heads = setInterval(() => void writeHead(), limits.headsMs).unref();
  // What there is at opening: a chain that was cut off while nobody wrote it ends before its last head.
  void writeHead();

  let started = -Infinity;
  async function writeAll(): Promise<void> {
    while (waiting.size > 0) {
      const pauseMs = started + limits.paceMs - performance.now();
      if (pauseMs > 0 && stopping === undefined) {
        await pause(pauseMs);
      }
      started = performance.now();
      const group = [...waiting].slice(0, MAX_GROUP);
      if (group.length === 0) {
        continue;
      }
      group.forEach((one) => waiting.delete(one));
      const reply = await afterPrevious(() => chain.append(group.map(({ entry }) => entry)));
      const fault = 'fault' in reply ? reply.fault : undefined;
      group.forEach(({ settle }) => settle(fault));
    }
    writing = undefined;
  }

  function write(entry: LedgerEntry): Promise<void> {
    if (stopping !== undefined || waiting.size >= limits.waiting) {
      return Promise.reject(new LedgerUnavailableError(stopping === undefined ? 'TOO_MANY_WAIT' : 'STOPPED'));
    }
    return new Promise((resolve, reject) => {
      const settle = (fault: string | undefined): void => {
        unsettled.delete(one);
        waiting.delete(one);
        if (fault === undefined) {
          resolve();
        } else {
          reject(new LedgerUnavailableError(fault));
        }
      };
      const one: Waiting = { entry, deadline: performance.now() + limits.deadlineMs, settle };
      unsettled.add(one);
      waiting.add(one);
      timer ??= setTimeout(failOverdue, limits.deadlineMs).unref();
      writing ??= Promise.resolve().then(writeAll);
    });
  }

  /** One timer for all entries: the oldest has the earliest deadline. */
  let timer: NodeJS.Timeout | undefined;
  function failOverdue(): void {
    timer = undefined;
    const now = performance.now();
    for (const { deadline, settle } of unsettled) {
      if (deadline > now) {
        timer = setTimeout(failOverdue, deadline - now).unref();
        return;
      }
      settle('DEADLINE');
    }
  }

  async function settled(): Promise<void> {
    await writing;
    await previous;
  }

  async function stopAll(): Promise<void> {
    clearInterval(heads);
    // Not longer than an entry may wait: an upgrade of the chain may take minutes, and is then gone on with at the next start.
    await Promise.race([settled(), pause(limits.deadlineMs, undefined, { ref: false })]);
    const reply = await chain.close();
    if (reply.kind === 'failed') {
      onFault(`stop: ${reply.fault}`);
    }
  }

  let looking: Promise<boolean> | undefined;
  const look = async (): Promise<boolean> => {
    const reply = await afterPrevious(() => chain.check());
    return reply.kind === 'done';
  };

  const report = (error: unknown): void => onFault(error instanceof LedgerUnavailableError ? error.fault : 'UNKNOWN');
  return {
    async record(entry) {
      try {
        await write(entry);
      } catch (error) {
        report(error);
        throw error;
      }
    },
    note: (entry) => void write(entry).catch(report),
    async isReady(signal) {
      if (stopping !== undefined || waiting.size >= limits.waiting) {
        return false;
      }
      looking ??= look().finally(() => (looking = undefined));
      return Promise.race([looking, aborted(signal)]);
    },
    backlog() {
      const [oldest] = unsettled;
      const oldestMs = oldest === undefined ? 0 : performance.now() - (oldest.deadline - limits.deadlineMs);
      return { waiting: unsettled.size, oldestMs };
    },
    stop: () => (stopping ??= stopAll()),
  };
}

/** False as soon as the signal is aborted. */
function aborted(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
    }
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}
