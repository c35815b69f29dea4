import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

import type { ChainOptions, ChainReply, DurableChain } from './durable-chain.ts';

/** One reply to each message, in their order. */
export type ToLedgerThread =
  | { readonly kind: 'open' | 'head' | 'close' }
  /** As JSON: one text is copied to the thread for a tenth of what objects cost the one that serves everybody. */
  | { readonly kind: 'append'; readonly entries: string };

/** How long a thread may take to write what it has and let go, before it is ended. */
const CLOSE_MS = 5_000;

const GONE: ChainReply = { kind: 'failed', fault: 'THREAD_GONE' };

/** A chain written by a thread of its own; a thread that dies fails what it was asked, and the next question starts another. */
export function threadedChain(options: ChainOptions): DurableChain {
  let thread: Thread | undefined;
  const ask = (message: ToLedgerThread): Promise<ChainReply> => {
    thread = thread === undefined || thread.isGone() ? startThread(options) : thread;
    return thread.ask(message);
  };
  return {
    open: () => ask({ kind: 'open' }),
    append: (entries) => ask({ kind: 'append', entries: JSON.stringify(entries) }),
    writeHead: () => ask({ kind: 'head' }),
    async close() {
      const reply = await Promise.race([ask({ kind: 'close' }), setTimeout(CLOSE_MS, GONE, { ref: false })]);
      await thread?.stop();
      return reply;
    },
  };
}

interface Thread {
  ask(message: ToLedgerThread): Promise<ChainReply>;
  isGone(): boolean;
  stop(): Promise<void>;
}

function startThread(options: ChainOptions): Thread {
  const worker = new Worker(new URL('./ledger-thread-main.ts', import.meta.url), { execArgv: [], workerData: options });
  const waiting: ((reply: ChainReply) => void)[] = [];
  let isGone = false;
  const end = (): void => {
    isGone = true;
    waiting.splice(0).forEach((resolve) => resolve(GONE));
  };
  worker.unref();
  worker.on('message', (reply: ChainReply) => {
    waiting.shift()?.(reply);
    if (waiting.length === 0) {
      worker.unref();
    }
  });
  worker.once('error', end);
  worker.once('exit', end);
  return {
    ask: (message) =>
      new Promise((resolve) => {
        worker.ref();
        waiting.push(resolve);
        worker.postMessage(message);
      }),
    isGone: () => isGone,
    async stop() {
      end();
      await worker.terminate();
    },
  };
}
