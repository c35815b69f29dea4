import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { accessLedger, type AccessLedger } from './access-ledger.ts';
import { durableChain, type ChainOptions, type ChainReply } from './durable-chain.ts';
import type { LedgerAddress, LedgerConfig } from './ledger-config.ts';
import { threadedChain } from './ledger-thread.ts';

/** The gateway must not start: another process writes the same chain. */
export class LedgerRefusedError extends Error {
  constructor(reason: string) {
    super(`The access ledger is refused: ${reason}`);
    this.name = 'LedgerRefusedError';
  }
}

/**
 * Opens the ledger, in its own thread. A ledger whose database is down does not stop the gateway from starting: it is opened
 * by the next write, and until then no personal data is served.
 *
 * @param personKey the key for the hashes of people, in base64
 * @throws LedgerRefusedError where another process writes the same chain
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
  const opened = await Promise.race([writer.open(), openingTimeout()]);
  if (opened.kind === 'taken') {
    await writer.close();
    throw new LedgerRefusedError(opened.message);
  }
  if (opened.kind === 'failed') {
    logger.error({ fault: opened.fault, server: serverOf(address) }, 'access ledger down');
  }
  return accessLedger(writer, limits, (fault) => logger.error({ fault }, 'access ledger'));
}

/** Host and port of the ledger's database, without account and password; undefined for a file. */
function serverOf(address: LedgerAddress): string | undefined {
  if (address.kind !== 'mysql') {
    return undefined;
  }
  const { hostname, port } = new URL(address.url);
  return `${hostname}:${port || 3306}`;
}

/** How long the start waits for a database that neither answers nor fails. */
const OPENING_MS = 10_000;

function openingTimeout(): Promise<ChainReply> {
  return setTimeout(OPENING_MS, { kind: 'failed', fault: 'DEADLINE' } as const, { ref: false });
}
