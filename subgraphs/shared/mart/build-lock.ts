import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
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

/** The right to build in a folder. */
export interface BuildLock {
  /**
   * @throws MartIsBeingBuilt where somebody else has taken the lock over, because this process gave no sign for a minute: it
   *   stood still, or its clock differs
   */
  requireHeld(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Holds the right to build in a folder until it is released, or this process ends.
 * @throws MartIsBeingBuilt
 */
export async function holdBuildLock(folder: string): Promise<BuildLock> {
  const file = join(folder, 'lock');
  const handle = (await tryLock(file)) ?? ((await isAbandoned(file)) ? await takeOver(file) : null);
  if (handle === null) {
    throw new MartIsBeingBuilt();
  }
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  try {
    await handle.writeFile(owner);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const isHeld = async (): Promise<boolean> => (await readFile(file, 'utf8').catch(() => '')) === owner;
  const beat = setInterval(() => {
    const now = new Date();
    isHeld()
      .then((held) => (held ? utimes(file, now, now) : undefined))
      .catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return {
    async requireHeld() {
      if (!(await isHeld())) {
        throw new MartIsBeingBuilt();
      }
    },
    async release() {
      clearInterval(beat);
      if (await isHeld()) {
        await rm(file, { force: true });
      }
    },
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

/** Of several that find the same abandoned lock, one moves it away; the others find it gone, or a new one. */
async function takeOver(file: string): Promise<FileHandle | null> {
  const aside = `${file}.${randomUUID()}`;
  const seen = await readFile(file, 'utf8').catch(() => null);
  try {
    await rename(file, aside);
  } catch {
    return null;
  }
  const moved = await readFile(aside, 'utf8').catch(() => null);
  await rm(aside, { force: true });
  return moved === seen ? tryLock(file) : null;
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
