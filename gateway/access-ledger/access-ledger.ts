import { setTimeout as pause } from 'node:timers/promises';

import type { ChainReply, DurableChain } from './durable-chain.ts';
import type { LedgerEntry } from './entry.ts';

/** Who read and who was refused what, written down. */
export interface AccessLedger {
  /**
   * Resolves when the entry is on the disk: only then may the answer leave.
   *
   * @throws LedgerUnavailable where it could not be written in time; it may still have been, which says too much, not too little
   */
  record(entry: LedgerEntry): Promise<void>;
  /** Writes an entry of which nothing waits: a refusal gives nothing away. Where the ledger is full or down it is lost, and told. */
  note(entry: LedgerEntry): void;
  /** Writes what waits, and the head; a second call waits for the same stop. */
  stop(): Promise<void>;
}

/** The ledger could not be written: personal data must not be served. */
export class LedgerUnavailable extends Error {
  /** A code, without values. */
  readonly fault: string;

  constructor(fault: string) {
    super('The access ledger could not be written.');
    this.name = 'LedgerUnavailable';
    this.fault = fault;
  }
}

export interface LedgerLimits {
  /** Longest that an entry may take, waiting included. */
  readonly deadlineMs: number;
  /** Most entries that wait. */
  readonly waiting: number;
  /** Least time from one transaction's beginning to the next: what comes meanwhile is one group, at one flush of the disk. */
  readonly paceMs: number;
  /** How often heads are written out. */
  readonly headsMs: number;
}

interface Waiting {
  readonly entry: LedgerEntry;
  /** When it is given up, as `performance.now` tells the time. */
  readonly due: number;
  readonly settle: (fault: string | undefined) => void;
}

/** Most entries in one transaction. */
const LARGEST_GROUP = 500;

/**
 * A ledger over one chain. Entries that come while others are being written, or soon after, wait and are then written
 * together: one alone is written at once, and the more come the larger the groups.
 *
 * @param onFault told of each fault that clients see or that loses a refusal's entry
 */
export function accessLedger(
  chain: DurableChain,
  limits: LedgerLimits,
  onFault: (fault: string) => void,
): AccessLedger {
  const waiting = new Set<Waiting>();
  /** All that wait or are being written, oldest first. */
  const unsettled = new Set<Waiting>();
  let writing: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;
  const heads = setInterval(() => {
    void inTurn(() => chain.writeHead()).then((reply) => reply.kind === 'failed' && onFault(`heads: ${reply.fault}`));
  }, limits.headsMs).unref();

  /** The chain does one thing at a time. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn(act: () => Promise<ChainReply>): Promise<ChainReply> {
    const acting = turn.then(act);
    turn = acting;
    return acting;
  }

  let begun = -Infinity;
  async function writeAll(): Promise<void> {
    while (waiting.size > 0) {
      const early = begun + limits.paceMs - performance.now();
      // Nobody else is waited for once it stops.
      if (early > 0 && stopping === undefined) {
        await pause(early);
      }
      begun = performance.now();
      const group = [...waiting].slice(0, LARGEST_GROUP);
      if (group.length === 0) {
        continue;
      }
      group.forEach((one) => waiting.delete(one));
      const reply = await inTurn(() => chain.append(group.map(({ entry }) => entry)));
      const fault = reply.kind === 'done' ? undefined : reply.kind === 'taken' ? 'CHAIN_TAKEN' : reply.fault;
      group.forEach(({ settle }) => settle(fault));
    }
    writing = undefined;
  }

  function write(entry: LedgerEntry): Promise<void> {
    if (stopping !== undefined || waiting.size >= limits.waiting) {
      return Promise.reject(new LedgerUnavailable(stopping === undefined ? 'TOO_MANY_WAIT' : 'STOPPED'));
    }
    return new Promise((resolve, reject) => {
      const settle = (fault: string | undefined): void => {
        unsettled.delete(one);
        waiting.delete(one);
        if (fault === undefined) {
          resolve();
        } else {
          reject(new LedgerUnavailable(fault));
        }
      };
      const one: Waiting = { entry, due: performance.now() + limits.deadlineMs, settle };
      unsettled.add(one);
      waiting.add(one);
      watch ??= setTimeout(giveUp, limits.deadlineMs).unref();
      writing ??= Promise.resolve().then(writeAll);
    });
  }

  /** One timer for all: what came first is due first. */
  let watch: NodeJS.Timeout | undefined;
  function giveUp(): void {
    watch = undefined;
    const now = performance.now();
    for (const { due, settle } of unsettled) {
      if (due > now) {
        watch = setTimeout(giveUp, due - now).unref();
        return;
      }
      settle('DEADLINE');
    }
  }

  async function stopAll(): Promise<void> {
    clearInterval(heads);
    await writing;
    const reply = await inTurn(() => chain.close());
    if (reply.kind === 'failed') {
      onFault(`stop: ${reply.fault}`);
    }
  }

  const told = (error: unknown): void => onFault(error instanceof LedgerUnavailable ? error.fault : 'UNKNOWN');
  return {
    async record(entry) {
      try {
        await write(entry);
      } catch (error) {
        told(error);
        throw error;
      }
    },
    note: (entry) => void write(entry).catch(told),
    stop: () => (stopping ??= stopAll()),
  };
}
