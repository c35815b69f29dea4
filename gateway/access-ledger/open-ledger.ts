import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { accessLedger, type AccessLedger, type LedgerLimits } from './access-ledger.ts';
import { durableChain, type ChainOptions, type ChainReply } from './durable-chain.ts';
import type { LedgerAddress } from './ledger-store.ts';
import { threadedChain } from './ledger-thread.ts';

export interface LedgerConfig extends LedgerLimits {
  readonly chain: string;
  readonly headsFile: string;
}

/** The gateway must not start: two writers would tear a chain. */
export class LedgerRefused extends Error {
  constructor(reason: string) {
    super(`The access ledger is refused: ${reason}`);
    this.name = 'LedgerRefused';
  }
}

/**
 * Opens the ledger, in a thread of its own. One that cannot be reached now is opened when something is to be written, and
 * until then what would have to be is not served.
 *
 * @param personKey the key of people's hashes, in base64
 * @throws LedgerRefused where another process writes the same chain
 */
export async function openLedger(
  { chain, headsFile, ...limits }: LedgerConfig,
  address: LedgerAddress,
  personKey: string,
  logger: Logger,
): Promise<AccessLedger> {
  const isKept = address.kind !== 'memory';
  const options: ChainOptions = { address, chain, personKey, headsFile: isKept ? headsFile : undefined };
  const writer = isKept ? threadedChain(options) : durableChain(options);
  const opened = await Promise.race([writer.open(), late()]);
  if (opened.kind === 'taken') {
    await writer.close();
    throw new LedgerRefused(opened.message);
  }
  if (opened.kind === 'failed') {
    logger.error({ fault: opened.fault }, 'access ledger down');
  }
  return accessLedger(writer, limits, (fault) => logger.error({ fault }, 'access ledger'));
}

/** Longest that the start waits for a store that neither opens nor fails. */
const START_MS = 10_000;

function late(): Promise<ChainReply> {
  return setTimeout(START_MS, { kind: 'failed', fault: 'DEADLINE' } as const, { ref: false });
}
