import type { Tree } from '../tree/proofs.ts';

import type { NoteSigner } from './note-keys.ts';
import { NoteError, readNote, signText, writeNote, type SignedNote } from './signed-note.ts';

/** The size and root of a log's tree, as in C2SP's tlog-checkpoint. */
export interface Checkpoint extends Tree {
  /** Names the log: for a chain, the gateways' origin and the chain, with a slash between. */
  readonly origin: string;
}

/** A checkpoint with the note that it was read from. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
  /** As written. */
  readonly written: string;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

export function signedCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  const text = checkpointText(checkpoint);
  return writeNote({ text, signatures: [signText(text, signer)] });
}

/** @throws NoteError */
export function readCheckpoint(written: string): SignedCheckpoint {
  const note = readNote(written);
  const [origin = '', size = '', root64 = ''] = note.text.split('\n');
  const root = Buffer.from(root64, 'base64');
  if (!/^\S+$/.test(origin) || !/^(0|[1-9]\d{0,14})$/.test(size) || root.length !== 32) {
    throw new NoteError('its first three lines are not an origin, a size and a root');
  }
  return { origin, size: Number(size), root, note, written };
}

/**
 * The checkpoints of a file that holds one or several, one after another, with or without empty lines between.
 *
 * @param onUnreadable called for each part that is none, such as one that a power cut has left incomplete
 * @throws NoteError where something else stands in the file
 */
export function readCheckpoints(file: string, onUnreadable: () => void): readonly SignedCheckpoint[] {
  const parts = file.match(/(?:(?!— )[^\n]+\n)+\n(?:— [^\n]*\n)+|(?:[^\n]+(?:\n|$))+/g) ?? [];
  const checkpoints = parts
    .flatMap((part) => readIfPossible(part) ?? [])
    .filter(({ note }) => note.signatures.every(({ bytes }) => isWhole(bytes.length)));
  if (checkpoints.length === 0 && parts.length > 0) {
    throw new NoteError('something else stands in the file');
  }
  parts.slice(checkpoints.length).forEach(onUnreadable);
  return checkpoints;
}

/** A log's signature has 64 bytes, a witness's 72, others more. Base64 alone does not always show that a line is incomplete. */
function isWhole(bytes: number): boolean {
  return bytes === 64 || bytes >= 72;
}

/** Undefined where the text is no signed checkpoint. */
export function readIfPossible(written: string): SignedCheckpoint | undefined {
  try {
    return readCheckpoint(written);
  } catch {
    return undefined;
  }
}

/** The chain that a log's origin ends with. */
export function chainOf(origin: string): string {
  return origin.slice(origin.lastIndexOf('/') + 1);
}
