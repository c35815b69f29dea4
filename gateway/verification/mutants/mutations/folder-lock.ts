import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another run uses the same copies of the project: each would test the other's mutations. */
export class FolderLockedError extends Error {
  constructor(file: string, pid: number) {
    super(`Another run of mutants is in progress (process ${pid}). Wait for it; if there is none, delete ${file}.`);
    this.name = 'FolderLockedError';
  }
}

/**
 * Locks a folder for this process. The lock of a process that no longer runs is taken over.
 *
 * @returns unlocks the folder
 * @throws FolderLockedError
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'run.pid');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    const holder = Number(await readFile(file, 'utf8'));
    if (isRunning(holder)) {
      throw new FolderLockedError(file, holder);
    }
    await writeFile(file, String(process.pid));
  }
  return () => rm(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
