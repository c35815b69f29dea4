import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { accessLedger, type AccessLedger } from './access-ledger.ts';
import { durableChain, type ChainOptions, type ChainReply } from './chain/durable-chain.ts';
import { threadedChain } from './chain/ledger-thread.ts';
import { KeyFileError, keyFromFile } from './checkpoints/key-file.ts';
import { newSigningKey } from './checkpoints/note-keys.ts';
import { chainOrigin, type LedgerAddress, type LedgerConfig } from './ledger-config.ts';
import { checkpointPusher } from './witness/push-checkpoints.ts';

/** The gateway must not start with this ledger; the message says why and what to do. */
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
 * @throws LedgerRefusedError where another process writes the same chain, the chain has another hash, or its key is unusable
 */
export async function openLedger(
  config: LedgerConfig,
  address: LedgerAddress,
  personKey: string,
  logger: Logger,
): Promise<AccessLedger> {
  const { chain, headsFile, hashName, witness, headsMs } = config;
  const isKept = address.kind !== 'memory';
  const origin = chainOrigin(config);
  const signingKey = isKept ? await signingKeyOf(config, logger) : newSigningKey();
  const options: ChainOptions = {
    ...{ address, chain, personKey, hashName, origin, signingKey },
    headsFile: isKept ? headsFile : undefined,
  };
  const writer = isKept ? threadedChain(options) : durableChain(options);
  const opening = writer.open();
  void opening.then((reply) => {
    if (reply.kind === 'done' && (reply.upgraded ?? 0) > 0) {
      logger.info({ records: reply.upgraded }, 'access ledger upgraded');
    }
  });
  const opened = await Promise.race([opening, openingTimeout()]);
  if (opened.kind === 'refused') {
    await writer.close();
    throw new LedgerRefusedError(opened.message);
  }
  if (opened.kind === 'failed') {
    logger.error({ fault: opened.fault, server: serverOf(address) }, 'access ledger down');
  }
  const ledger = accessLedger(writer, config, (fault) => logger.error({ fault }, 'access ledger'));
  if (witness === undefined || !isKept) {
    return ledger;
  }
  const pusher = checkpointPusher(witness, origin, writer, headsMs, logger);
  void pusher.push();
  return {
    ...ledger,
    async stop() {
      await pusher.stop();
      await ledger.stop();
    },
  };
}

async function signingKeyOf(config: LedgerConfig, logger: Logger): Promise<string> {
  try {
    const { pem, isNew, signer } = await keyFromFile(config.signingKeyFile, chainOrigin(config), 'log');
    if (isNew) {
      logger.warn({ key: signer.verifier.vkey }, 'access ledger has a new signing key');
    }
    return pem;
  } catch (error) {
    throw error instanceof KeyFileError ? new LedgerRefusedError(error.message) : error;
  }
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
