import type { WrittenHead } from '../chain/heads-file.ts';
import { chainOf, readCheckpoint, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import type { NoteVerifier } from '../checkpoints/note-keys.ts';
import { checkSignatures } from '../checkpoints/signed-note.ts';
import { CHAIN_START } from '../record.ts';

import type { LedgerFault } from './ledger-fault.ts';

/** A head from the file, with its checkpoint. */
export interface CheckedHead {
  readonly head: WrittenHead;
  readonly checkpoint: SignedCheckpoint | undefined;
  /** Whether one of the given keys has signed its checkpoint. */
  readonly isSigned: boolean;
}

/** The heads of a file as far as they agree with each other and with their signatures, and where they do not. */
export function checkHeads(
  heads: readonly WrittenHead[],
  keys: readonly NoteVerifier[],
): { readonly heads: readonly CheckedHead[]; readonly faults: readonly LedgerFault[] } {
  const faults: LedgerFault[] = [];
  const checked: CheckedHead[] = [];
  const latest = new Map<string, CheckedHead>();
  for (const head of heads) {
    const { chain, sequence, time } = head;
    const read = checkedHead(head, keys);
    const before = latest.get(chain);
    const detail = read === undefined ? 'Its checkpoint is not what was signed.' : disorder(read, before);
    if (detail !== undefined) {
      faults.push({ chain, sequence, time, fault: 'heads changed', detail });
    }
    if (read !== undefined) {
      checked.push(read);
      latest.set(chain, read);
    }
  }
  return { heads: checked, faults };
}

function checkedHead(head: WrittenHead, keys: readonly NoteVerifier[]): CheckedHead | undefined {
  if (head.sequence === CHAIN_START.sequence && head.hash !== CHAIN_START.hash) {
    return undefined;
  }
  if (head.checkpoint === undefined) {
    return { head, checkpoint: undefined, isSigned: false };
  }
  const checkpoint = readIfPossible(head.checkpoint);
  if (checkpoint === undefined || chainOf(checkpoint.origin) !== head.chain || checkpoint.size !== head.sequence) {
    return undefined;
  }
  const { by, isForged } = checkSignatures(checkpoint.note, keys);
  return isForged ? undefined : { head, checkpoint, isSigned: by.some(({ name }) => name === checkpoint.origin) };
}

function readIfPossible(written: string): SignedCheckpoint | undefined {
  try {
    return readCheckpoint(written);
  } catch {
    return undefined;
  }
}

function disorder({ head, checkpoint }: CheckedHead, before: CheckedHead | undefined): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  if (head.sequence < before.head.sequence) {
    return `It stands behind the head of ${before.head.sequence}: heads never go back.`;
  }
  if (head.sequence === before.head.sequence && head.hash !== before.head.hash) {
    return 'Another head of the same record stands before it.';
  }
  if (head.sequence === before.head.sequence && isOtherRoot(checkpoint, before.checkpoint)) {
    return 'Another tree over the same records stands before it.';
  }
  if (checkpoint === undefined && before.checkpoint !== undefined) {
    return 'It is not signed, and the one before it is.';
  }
  return undefined;
}

function isOtherRoot(one: SignedCheckpoint | undefined, other: SignedCheckpoint | undefined): boolean {
  return one !== undefined && other !== undefined && !one.root.equals(other.root);
}
