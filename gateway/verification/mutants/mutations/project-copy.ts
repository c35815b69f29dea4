import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { mutate, type Mutation } from './mutation.ts';

export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * What tests need and git does not have: dependencies, sample data, the built explorer. Not the rest of `.data`, which may
 * contain the ledger of a running gateway.
 */
const LINKED = ['node_modules', '.data/test', '.data/default', 'gateway/http/explorer/dist'];

/** A copy of the project to mutate, apart from the working tree. */
export interface ProjectCopy {
  readonly folder: string;
  /** Applies the mutation while `act` runs. @throws MutationError */
  mutated<Result>(mutation: Mutation, act: () => Promise<Result>): Promise<Result>;
}

/** The folder of all copies: always the same, so that a run replaces what the last one has left. */
export const COPIES_FOLDER = join(tmpdir(), `lianzhi-mutants-${userInfo().uid}`);

/** Copies every file of the working tree that git does not ignore. */
export async function copyProject(number: number): Promise<ProjectCopy> {
  const folder = join(COPIES_FOLDER, String(number));
  await rm(folder, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  const files = new Set(listed.toString().split('\0').filter(Boolean));
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
    async mutated(mutation, act) {
      const file = join(folder, mutation.file);
      const text = await readFile(file, 'utf8');
      await writeFile(file, mutate(text, mutation));
      try {
        return await act();
      } finally {
        await writeFile(file, text);
      }
    },
  };
}
