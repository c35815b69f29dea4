import { setTimeout } from 'node:timers/promises';

import type { ChainOptions, ChainReply, DurableChain } from './durable-chain.ts';
import { messageThread } from './message-thread.ts';

/** Each message gets one reply, in order. */
export type ToLedgerThread =
  | { readonly kind: 'open' | 'check' | 'head' | 'close' }
  | { readonly kind: 'growth'; readonly size: number }
  /** As JSON: on the thread that serves requests, sending one string costs a tenth of what sending objects costs. */
  | { readonly kind: 'append'; readonly entries: string };

/** How long a thread may take to close the chain before it is terminated. */
const CLOSE_MS = 5_000;

const THREAD_GONE: ChainReply = { kind: 'failed', fault: 'THREAD_GONE' };

/** A chain written by its own thread. When the thread dies, the messages it had not answered fail; the next starts another. */
export function threadedChain(options: ChainOptions): DurableChain {
  const file = new URL('./ledger-thread-main.ts', import.meta.url);
  const { send, stop } = messageThread<ToLedgerThread, ChainReply>(file, options, THREAD_GONE);
  return {
    open: () => send({ kind: 'open' }),
    append: (entries) => send({ kind: 'append', entries: JSON.stringify(entries) }),
    check: () => send({ kind: 'check' }),
    writeHead: () => send({ kind: 'head' }),
    growthSince: (size) => send({ kind: 'growth', size }),
    async close() {
      const reply = await Promise.race([send({ kind: 'close' }), setTimeout(CLOSE_MS, THREAD_GONE, { ref: false })]);
      await stop();
      return reply;
    },
  };
}
