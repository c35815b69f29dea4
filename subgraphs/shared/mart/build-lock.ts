import { open, readFile, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Somebody else builds the mart of that folder. */
export class MartIsBeingBuilt extends Error {
  constructor() {
    super('Another process is building this mart.');
    this.name = 'MartIsBeingBuilt';
  }
}

const BEAT_MS = 5_000;
/** A lock whose owner gives no sign for so long is nobody's: its machine is gone. */
const DEAD_MS = 60_000;

/**
 * Holds the right to build in a folder until it is released, or this process ends.
 * @throws MartIsBeingBuilt
 */
export async function holdBuildLock(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const handle = (await tryLock(file)) ?? ((await isAbandoned(file)) ? await takeOver(file) : null);
  if (handle === null) {
    throw new MartIsBeingBuilt();
  }
  try {
    await handle.writeFile(`${hostname()} ${process.pid}`);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await rm(file, { force: true });
  };
}

async function tryLock(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') {
      return null;
    }
    throw error;
  }
}

async function takeOver(file: string): Promise<FileHandle | null> {
  await rm(file, { force: true });
  return tryLock(file);
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    const [owner, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
    const [host, pid] = owner.split(' ');
    return Date.now() - mtimeMs > DEAD_MS || (host === hostname() && !isRunning(Number(pid)));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM';
  }
}
