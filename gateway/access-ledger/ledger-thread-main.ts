/**
 * What runs inside the ledger's thread: hashing and writing, so that a disk that takes its time keeps nobody's request
 * waiting but those that wait for it. Node itself strips the types, so only what erases cleanly may be imported from here.
 */
import { parentPort, workerData } from 'node:worker_threads';

import { durableChain, type ChainOptions, type ChainReply } from './durable-chain.ts';
import type { LedgerEntry } from './entry.ts';
import type { ToLedgerThread } from './ledger-thread.ts';

const chain = durableChain(workerData as ChainOptions);
let turn: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: ToLedgerThread) => {
  turn = turn.then(async () => parentPort?.postMessage(await act(message)));
});

function act(message: ToLedgerThread): Promise<ChainReply> {
  switch (message.kind) {
    case 'open':
      return chain.open();
    case 'append':
      return chain.append(JSON.parse(message.entries) as LedgerEntry[]);
    case 'head':
      return chain.writeHead();
    case 'close':
      return chain.close();
  }
}
