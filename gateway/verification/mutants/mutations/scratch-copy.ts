import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { withoutHook, type Hook } from './mutation.ts';

export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * What is not in git and tests read: dependencies, sample data, the explorer as it was built. Not the rest of `.data`: the
 * ledger there may be a running gateway's.
 */
const LINKED = ['node_modules', '.data/test', '.data/default', 'gateway/http/explorer/dist'];

/** The project once more, for deleting a hook in without anybody's work being in the way. */
export interface ScratchCopy {
  readonly folder: string;
  /** Deletes the hook while `act` runs. */
  without<Result>(hook: Hook, act: () => Promise<Result>): Promise<Result>;
}

/** Where the copies are: the same each time, so that jest finds again what it compiled. One run at a time. */
export const SCRATCH = join(tmpdir(), `lianzhi-mutants-${userInfo().uid}`);

/** Copies every file that git knows, as it stands in the working tree. */
export async function openScratchCopy(number: number): Promise<ScratchCopy> {
  const folder = join(SCRATCH, String(number));
  await rm(folder, { recursive: true, force: true });
  const known = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  const files = new Set(known.toString().split('\0').filter(Boolean));
  for (const file of files) {
    if (!existsSync(join(ROOT, file))) {
      continue;
    }
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await copyFile(join(ROOT, file), join(folder, file));
  }
  for (const path of LINKED) {
    if (!existsSync(join(ROOT, path))) {
      continue;
    }
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(join(ROOT, path), join(folder, path));
  }
  return {
    folder,
    async without(hook, act) {
      const file = join(folder, hook.file);
      const text = await readFile(file, 'utf8');
      await writeFile(file, withoutHook(text, hook));
      try {
        return await act();
      } finally {
        await writeFile(file, text);
      }
    },
  };
}
