/**
 * Runs inside the ledger's thread: hashing and writing, so that a slow disk delays only the answers that wait for it. Node
 * itself strips the types here, so import only files whose types can be stripped.
 */
import { workerData } from 'node:worker_threads';

import type { LedgerEntry } from '../entry.ts';

import { durableChain, type ChainOptions, type ChainReply } from './durable-chain.ts';
import type { ToLedgerThread } from './ledger-thread.ts';
import { answerMessages } from './message-thread.ts';

const chain = durableChain(workerData as ChainOptions);

answerMessages(run);

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
