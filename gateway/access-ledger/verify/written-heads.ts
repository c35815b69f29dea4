import type { WrittenHead } from '../chain/heads-file.ts';
import { chainOf, readIfPossible } from '../checkpoints/checkpoint.ts';
import type { NoteVerifier } from '../checkpoints/note-keys.ts';
import { checkSignatures } from '../checkpoints/signed-note.ts';
import { CHAIN_START, type ChainHead } from '../record.ts';

import type { LedgerFault } from './ledger-fault.ts';

/** What is kept of a head from the file: there may be millions. */
export interface CheckedHead extends ChainHead {
  readonly time: string;
  /** Of the tree in its checkpoint, in base64; undefined without a checkpoint. */
  readonly root: string | undefined;
  /** Whether one of the given keys has signed its checkpoint. */
  readonly isSigned: boolean;
}

/** The heads of one chain. */
export interface ChainHeads {
  /** By the record that they name. Several may name the same; each is compared, since each may be the signed one. */
  readonly byRecord: Map<number, CheckedHead[]>;
  last: CheckedHead;
  /** The last record of the largest signed one; undefined where none is signed. */
  signed: number | undefined;
}

export interface CheckedHeads {
  readonly count: number;
  readonly chains: ReadonlyMap<string, ChainHeads>;
  readonly faults: readonly LedgerFault[];
}

/** The heads of a file as far as they agree with each other and with their signatures, and where they do not. */
export async function checkHeads(
  heads: Iterable<WrittenHead> | AsyncIterable<WrittenHead>,
  keys: readonly NoteVerifier[],
): Promise<CheckedHeads> {
  const faults: LedgerFault[] = [];
  const chains = new Map<string, ChainHeads>();
  let count = 0;
  for await (const head of heads) {
    const { chain, sequence, time } = head;
    const checked = checkedHead(head, keys);
    const ofChain = chains.get(chain);
    const detail = checked === undefined ? 'Its checkpoint is not what was signed.' : disorder(checked, ofChain?.last);
    if (detail !== undefined) {
      faults.push({ chain, sequence, time, fault: 'heads changed', detail });
    }
    if (checked !== undefined) {
      count += 1;
      chains.set(chain, withHead(ofChain, checked));
    }
  }
  return { count, chains, faults };
}

function withHead(known: ChainHeads | undefined, head: CheckedHead): ChainHeads {
  const { sequence, isSigned } = head;
  const heads: ChainHeads = known ?? { byRecord: new Map(), last: head, signed: undefined };
  const { byRecord, last } = heads;
  if (sequence > 0 && !(byRecord.has(sequence) && isSame(last, head))) {
    byRecord.set(sequence, [...(byRecord.get(sequence) ?? []), head]);
  }
  heads.last = head;
  heads.signed = isSigned ? Math.max(heads.signed ?? 0, sequence) : heads.signed;
  return heads;
}

/** A gateway writes the same head again at each start. */
function isSame(one: CheckedHead, other: CheckedHead): boolean {
  return one.sequence === other.sequence && one.hash === other.hash && one.root === other.root;
}

function checkedHead(head: WrittenHead, keys: readonly NoteVerifier[]): CheckedHead | undefined {
  const { chain, sequence, hash, time } = head;
  if (sequence === CHAIN_START.sequence && hash !== CHAIN_START.hash) {
    return undefined;
  }
  if (head.checkpoint === undefined) {
    return { sequence, hash, time, root: undefined, isSigned: false };
  }
  const checkpoint = readIfPossible(head.checkpoint);
  if (checkpoint === undefined || chainOf(checkpoint.origin) !== chain || checkpoint.size !== sequence) {
    return undefined;
  }
  const { by, isForged } = checkSignatures(checkpoint.note, keys);
  const root = checkpoint.root.toString('base64');
  const isSigned = by.some(({ name }) => name === checkpoint.origin);
  return isForged ? undefined : { sequence, hash, time, root, isSigned };
}

function disorder(head: CheckedHead, before: CheckedHead | undefined): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  if (head.sequence < before.sequence) {
    return `It stands behind the head of ${before.sequence}: heads never go back.`;
  }
  if (head.sequence === before.sequence && head.hash !== before.hash) {
    return 'Another head of the same record stands before it.';
  }
  if (head.root === undefined && before.root !== undefined) {
    return 'It is not signed, and the one before it is.';
  }
  if (head.sequence === before.sequence && before.root !== undefined && head.root !== before.root) {
    return 'Another tree over the same records stands before it.';
  }
  return undefined;
}
