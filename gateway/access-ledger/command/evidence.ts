import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { readCheckpoints, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import { readVerifier, type NoteVerifier } from '../checkpoints/note-keys.ts';

/** The public keys of these texts, each a key or a file of keys, one on a line. @throws VerifierKeyError */
export async function readKeys(given: readonly string[]): Promise<readonly NoteVerifier[]> {
  const texts = await Promise.all(given.map(async (each) => (existsSync(each) ? readFile(each, 'utf8') : each)));
  return texts
    .flatMap((text) => text.split(/\r?\n/))
    .filter((line) => line.trim() !== '')
    .map(readVerifier);
}

/** The checkpoints of files that hold one or several. @throws NoteError */
export async function readKept(files: readonly string[]): Promise<readonly SignedCheckpoint[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap(readCheckpoints);
}

/** What was given, or the file that stands for it where it exists. */
export function orDefault(given: readonly string[], file: string): readonly string[] {
  return given.length > 0 ? given : existsSync(file) ? [file] : [];
}
