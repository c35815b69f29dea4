import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { readHeads, type WrittenHead } from '../chain/heads-file.ts';
import { readCheckpoints, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import { readVerifier, VerifierKeyError, type NoteVerifier } from '../checkpoints/note-keys.ts';

/** Tells whoever runs the command something about a file. */
type Say = (line: string) => void;

/** The heads of these files, in their order. @param say told how many lines were passed over */
export async function* readAllHeads(files: readonly string[], say: Say): AsyncGenerator<WrittenHead> {
  for (const file of files) {
    const unreadable = unreadableIn(file);
    yield* readHeads(file, unreadable.count);
    unreadable.tell(say);
  }
}

/**
 * The public keys of these texts, each a key or a file of keys, one on a line.
 *
 * @param say told how many lines of files were passed over
 * @throws VerifierKeyError where a text is no key, or a file has none
 */
export async function readKeys(given: readonly string[], say: Say): Promise<readonly NoteVerifier[]> {
  const keys: NoteVerifier[] = [];
  for (const each of given) {
    keys.push(...(existsSync(each) ? await keysOfFile(each, say) : [readVerifier(each)]));
  }
  return keys;
}

async function keysOfFile(file: string, say: Say): Promise<readonly NoteVerifier[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line.trim() !== '');
  const unreadable = unreadableIn(file);
  const keys = lines.flatMap((line) => {
    try {
      return [readVerifier(line)];
    } catch {
      unreadable.count();
      return [];
    }
  });
  if (keys.length === 0 && lines.length > 0) {
    throw new VerifierKeyError();
  }
  unreadable.tell(say);
  return keys;
}

/** The checkpoints of files that hold one or several. @param say told how many were passed over @throws NoteError */
export async function readKept(files: readonly string[], say: Say): Promise<readonly SignedCheckpoint[]> {
  const kept: SignedCheckpoint[] = [];
  for (const file of files) {
    const unreadable = unreadableIn(file);
    kept.push(...readCheckpoints(await readFile(file, 'utf8'), unreadable.count));
    unreadable.tell(say);
  }
  return kept;
}

/** Counts what cannot be read of a file. */
function unreadableIn(file: string) {
  let parts = 0;
  return {
    count: (): void => void (parts += 1),
    tell: (say: Say): void => {
      if (parts > 0) {
        say(
          `${file}: ${parts} 处读不出来，已略过，可能是断电时没有写完。${parts} unreadable, passed over: a power cut may have left them incomplete.`,
        );
      }
    },
  };
}

/** What was given, or the file that stands for it where it exists. */
export function orDefault(given: readonly string[], file: string): readonly string[] {
  return given.length > 0 ? given : existsSync(file) ? [file] : [];
}
