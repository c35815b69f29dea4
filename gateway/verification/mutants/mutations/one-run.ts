import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another run works in the same copies: each would test what the other deletes. */
export class RunUnderWay extends Error {
  constructor(file: string, pid: number) {
    super(`Another run of mutants (process ${pid}) is under way; wait for it. If there is none, delete ${file}.`);
    this.name = 'RunUnderWay';
  }
}

/**
 * Makes this process the only one that works in a folder; what a process that is gone left behind is taken over.
 *
 * @returns lets the folder go
 * @throws RunUnderWay
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
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
      throw new RunUnderWay(file, holder);
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
