import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { FolderLockedError, lockFolder } from './folder-lock.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lianzhi-folder-lock-'))));
afterAll(() => rm(folder, { recursive: true }));

it('locks a folder for one run at a time', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError);
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

it('takes over the lock of a run that was killed', async () => {
  // Linux has no process ids of this size.
  await writeFile(join(folder, 'run.pid'), String(2 ** 30));
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError);
  await unlock();
});
