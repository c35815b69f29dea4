import { signedCheckpoint } from '../checkpoints/checkpoint.ts';
import { noteSigner } from '../checkpoints/note-keys.ts';
import type { LedgerEntry } from '../entry.ts';
import type { LedgerAddress } from '../ledger-config.ts';
import { personHash } from '../person-hash.ts';
import type { ChainHead } from '../record.ts';
import { ChainRefusedError, faultCode, type LedgerStore } from '../store/ledger-store.ts';
import { openLedgerStore } from '../store/open-ledger-store.ts';
import type { HashName } from '../tree/tree-hash.ts';

import { openChain, type ChainWriter, type TreeHead } from './chain-writer.ts';
import { appendHead } from './heads-file.ts';

export interface ChainOptions {
  readonly address: LedgerAddress;
  readonly chain: string;
  /** The key for the hashes of people, in base64. */
  readonly personKey: string;
  /** The file of heads; undefined for none. */
  readonly headsFile: string | undefined;
  readonly hashName: HashName;
  /** Names the chain's tree in checkpoints; it ends with the chain. */
  readonly origin: string;
  /** An Ed25519 key in PKCS #8 (PEM). */
  readonly signingKey: string;
}

/** The result of an operation on a chain. Nothing is thrown, since the result is sent from one thread to another. */
export type ChainReply =
  | { readonly kind: 'done'; /** Records that were brought into the tree and the index. */ readonly upgraded?: number }
  /** The checkpoint of now, and the proof that the tree has only grown, each hash in base64. */
  | { readonly kind: 'grown'; readonly checkpoint: string; readonly size: number; readonly proof: readonly string[] }
  /** The gateway must not write this chain. */
  | { readonly kind: 'refused'; readonly fault: string; readonly message: string }
  /** `fault` is an error's code or name, never its message, which may hold an address or a value. */
  | { readonly kind: 'failed'; readonly fault: string };

/**
 * A chain that recovers when its database fails: the next write opens it again. It continues only after a record of its own.
 * A record that another process appended is never continued: it would look as if the gateway had written it.
 */
export interface DurableChain {
  open(): Promise<ChainReply>;
  append(entries: readonly LedgerEntry[]): Promise<ChainReply>;
  /** Whether the next write could succeed: opens the chain where it is not open, and reads from it. */
  check(): Promise<ChainReply>;
  /** Writes the signed head to the file of heads, if it has changed since the last time. */
  writeHead(): Promise<ChainReply>;
  /** The signed checkpoint of now with the proof of growth since the tree had `size` records; for a witness. */
  growthSince(size: number): Promise<ChainReply>;
  close(): Promise<ChainReply>;
}

/** How many heads of failed writes are remembered. */
const MAX_ATTEMPTED = 1_000;

/** Calls must not overlap: the caller waits for each, but may close it at any time. */
export function durableChain(options: ChainOptions): DurableChain {
  const { address, chain, personKey, headsFile, hashName, origin, signingKey } = options;
  const hash = personHash(personKey);
  const signer = noteSigner(signingKey, origin, 'log');
  let writer: ChainWriter | undefined;
  let lastWrittenOut: string | undefined;
  /** The head after the last write that succeeded. */
  let confirmed: TreeHead | undefined;
  /** The heads of failed writes since then. A write that failed here may still have been committed by the database. */
  const attempted = new Set<string>();

  const openWriter = async (store: LedgerStore): Promise<ChainWriter> => {
    const opened = await openChain(store, { chain, hashName }, hash);
    confirmed ??= opened.head;
    const isOwn = headKey(opened.head) === headKey(confirmed) || attempted.has(headKey(opened.head));
    if (address.kind !== 'memory' && !isOwn) {
      await writeOut(confirmed);
      throw new ChainChangedError();
    }
    return opened;
  };
  const openOnce = async (): Promise<ChainWriter> => {
    if (writer === undefined) {
      const store = await openLedgerStore(address, 'write');
      writer = await openWriter(store).catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
    }
    return writer;
  };
  const append = async (entries: readonly LedgerEntry[]): Promise<void> => {
    const open = await openOnce();
    await open.append(entries, (head) => {
      attempted.add(headKey(head));
      if (attempted.size > MAX_ATTEMPTED) {
        attempted.delete(attempted.values().next().value ?? '');
      }
    });
    confirmed = open.head;
    attempted.clear();
  };
  const release = async (): Promise<void> => {
    const closing = writer;
    writer = undefined;
    await closing?.close();
  };
  /** After a failure, the next operation opens the chain again. */
  const orReleased = async (act: () => Promise<void>): Promise<ChainReply> => {
    const reply = await replyOf(act);
    if (reply.kind !== 'done') {
      await release().catch(() => undefined);
    }
    return reply;
  };
  const checkpointOf = ({ sequence, root }: TreeHead): string =>
    signedCheckpoint({ origin, size: sequence, root }, signer);
  const writeOut = async (head: TreeHead | undefined): Promise<void> => {
    if (headsFile !== undefined && head !== undefined && head.hash !== lastWrittenOut) {
      const { sequence, hash: last } = head;
      const time = new Date().toISOString();
      await appendHead(headsFile, { chain, sequence, hash: last, time, checkpoint: checkpointOf(head) });
      lastWrittenOut = head.hash;
    }
  };
  const writeHead = (): Promise<void> => writeOut(writer?.head);
  return {
    async open() {
      const reply = await replyOf(async () => void (await openOnce()));
      return reply.kind === 'done' ? { ...reply, upgraded: writer?.upgraded ?? 0 } : reply;
    },
    append: (entries) => orReleased(() => append(entries)),
    check: () => orReleased(async () => (await openOnce()).check()),
    writeHead: () => replyOf(writeHead),
    async growthSince(size) {
      let grown: ChainReply | undefined;
      const reply = await replyOf(async () => {
        const open = await openOnce();
        const { head } = open;
        if (size > head.sequence) {
          throw new WitnessAheadError();
        }
        const proof = await open.growthSince(size);
        grown = {
          kind: 'grown',
          checkpoint: checkpointOf(head),
          size: head.sequence,
          proof: proof.map((each) => each.toString('base64')),
        };
      });
      return grown ?? reply;
    },
    close: () =>
      replyOf(async () => {
        try {
          await writeHead();
        } finally {
          await release();
        }
      }),
  };
}

/** Another process wrote to the chain while this one did not hold its lock. Nothing is appended until a restart. */
class ChainChangedError extends Error {
  readonly code = 'CHAIN_CHANGED';

  constructor() {
    super('Another process has appended to the ledger’s chain.');
    this.name = 'ChainChangedError';
  }
}

/** A witness has seen more records than there are: the ledger was cut off, or an older copy of it was put in its place. */
class WitnessAheadError extends Error {
  readonly code = 'WITNESS_AHEAD';

  constructor() {
    super('The witness has seen more records than the ledger has.');
    this.name = 'WitnessAheadError';
  }
}

function headKey({ sequence, hash }: ChainHead): string {
  return `${sequence} ${hash}`;
}

async function replyOf(act: () => Promise<void>): Promise<ChainReply> {
  try {
    await act();
    return { kind: 'done' };
  } catch (error) {
    return error instanceof ChainRefusedError
      ? { kind: 'refused', fault: error.code, message: error.message }
      : { kind: 'failed', fault: faultCode(error) };
  }
}
