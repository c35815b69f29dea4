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

/** The checkpoints of a file that holds one or several, one after another. @throws NoteError */
export function readCheckpoints(file: string): readonly SignedCheckpoint[] {
  const notes = file.match(/(?:(?!— )[^\n]+\n)+\n(?:— [^\n]*\n)+/g) ?? [];
  if (notes.join('').length !== file.replaceAll(/\n{2,}(?!— )/g, '\n').length) {
    throw new NoteError('something else stands in the file');
  }
  return notes.map(readCheckpoint);
}

/** The chain that a log's origin ends with. */
export function chainOf(origin: string): string {
  return origin.slice(origin.lastIndexOf('/') + 1);
}
