import { openChain, type ChainWriter } from './chain-writer.ts';
import type { LedgerEntry } from './entry.ts';
import { faultCode } from './fault-code.ts';
import { appendHead } from './heads-file.ts';
import { ChainTaken, openLedgerStore, type LedgerAddress, type LedgerStore } from './ledger-store.ts';
import { personHash } from './person-hash.ts';
import type { ChainHead } from './record.ts';

export interface ChainOptions {
  readonly address: LedgerAddress;
  readonly chain: string;
  /** The key of the people's hashes, in base64. */
  readonly personKey: string;
  /** Where heads are written out; undefined for nowhere. */
  readonly headsFile: string | undefined;
}

/** What came of opening a chain or of writing: nothing is thrown, since it is told from one thread to another. */
export type ChainReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'taken'; readonly message: string }
  /** `fault` is a code or an error's name, never its message: that may hold an address or a value. */
  | { readonly kind: 'failed'; readonly fault: string };

/**
 * A chain that outlives faults of its store: after one it is opened anew by the next write, though only where it stands as
 * it was left. What somebody else has made of it meanwhile is not written on: it would look as if we had.
 */
export interface DurableChain {
  open(): Promise<ChainReply>;
  append(entries: readonly LedgerEntry[]): Promise<ChainReply>;
  /** Writes the head out where it has moved since the last time. */
  writeHead(): Promise<ChainReply>;
  close(): Promise<ChainReply>;
}

/** Of so many latest writes that failed it is known that the chain may stand there after all. */
const MOST_ATTEMPTED = 1_000;

/** Calls to it must not overlap: whoever holds it waits for each. */
export function durableChain({ address, chain, personKey, headsFile }: ChainOptions): DurableChain {
  const hash = personHash(personKey);
  let writer: ChainWriter | undefined;
  let writtenOut = '';
  /** Where the last write that went well left it, and where those since may have, of which it is not known. */
  let left: ChainHead | undefined;
  const attempted = new Set<string>();

  const openAnew = async (store: LedgerStore): Promise<ChainWriter> => {
    const opening = await openChain(store, chain, hash);
    left ??= opening.head;
    if (address.kind !== 'memory' && placeOf(opening.head) !== placeOf(left) && !attempted.has(placeOf(opening.head))) {
      await writeOut(left);
      throw new ChainChanged();
    }
    return opening;
  };
  const opened = async (): Promise<ChainWriter> => {
    if (writer === undefined) {
      const store = await openLedgerStore(address, 'write');
      writer = await openAnew(store).catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
    }
    return writer;
  };
  const append = async (entries: readonly LedgerEntry[]): Promise<void> => {
    const open = await opened();
    await open.append(entries, (head) => {
      attempted.add(placeOf(head));
      if (attempted.size > MOST_ATTEMPTED) {
        attempted.delete(attempted.values().next().value ?? '');
      }
    });
    left = open.head;
    attempted.clear();
  };
  const letGo = async (): Promise<void> => {
    const closing = writer;
    writer = undefined;
    await closing?.close();
  };
  const writeOut = async (head: ChainHead | undefined): Promise<void> => {
    if (headsFile !== undefined && head !== undefined && head.sequence > 0 && head.hash !== writtenOut) {
      await appendHead(headsFile, { chain, ...head, time: new Date().toISOString() });
      writtenOut = head.hash;
    }
  };
  const writeHead = (): Promise<void> => writeOut(writer?.head);
  return {
    open: () => told(async () => void (await opened())),
    async append(entries) {
      const reply = await told(() => append(entries));
      if (reply.kind !== 'done') {
        await letGo().catch(() => undefined);
      }
      return reply;
    },
    writeHead: () => told(writeHead),
    close: () =>
      told(async () => {
        try {
          await writeHead();
        } finally {
          await letGo();
        }
      }),
  };
}

/** Somebody else wrote the chain while it was not held; until a restart, nothing is written behind that. */
class ChainChanged extends Error {
  readonly code = 'CHAIN_CHANGED';
}

function placeOf({ sequence, hash }: ChainHead): string {
  return `${sequence} ${hash}`;
}

async function told(act: () => Promise<void>): Promise<ChainReply> {
  try {
    await act();
    return { kind: 'done' };
  } catch (error) {
    return error instanceof ChainTaken
      ? { kind: 'taken', message: error.message }
      : { kind: 'failed', fault: faultCode(error) };
  }
}
