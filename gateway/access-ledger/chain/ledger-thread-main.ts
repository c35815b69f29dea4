/**
 * Runs inside the ledger's thread: hashing and writing, so that a slow disk delays only the answers that wait for it. Node
 * itself strips the types here, so import only files whose types can be stripped.
 */
import { parentPort, workerData } from 'node:worker_threads';

import type { LedgerEntry } from '../entry.ts';

import { durableChain, type ChainOptions, type ChainReply } from './durable-chain.ts';
import type { ToLedgerThread } from './ledger-thread.ts';

const chain = durableChain(workerData as ChainOptions);
let previous: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: ToLedgerThread) => {
  previous = previous.then(async () => parentPort?.postMessage(await run(message)));
});

function run(message: ToLedgerThread): Promise<ChainReply> {
  switch (message.kind) {
    case 'open':
      return chain.open();
    case 'append':
      return chain.append(JSON.parse(message.entries) as LedgerEntry[]);
    case 'check':
      return chain.check();
    case 'head':
      return chain.writeHead();
    case 'growth':
      return chain.growthSince(message.size);
    case 'close':
      return chain.close();
  }
}
