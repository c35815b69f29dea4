import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { holdFolder, RunUnderWay } from './one-run.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lianzhi-one-run-'))));
afterAll(() => rm(folder, { recursive: true }));

it('lets one run of mutants work at a time, and the next when it is done', async () => {
  const release = await holdFolder(folder);
  await expect(holdFolder(folder)).rejects.toThrow(RunUnderWay);
  await release();
  await (
    await holdFolder(folder)
  )();
});

it('takes over from a run that was killed', async () => {
  // Linux gives no process such a number.
  await writeFile(join(folder, 'run.pid'), String(2 ** 30));
  const release = await holdFolder(folder);
  await expect(holdFolder(folder)).rejects.toThrow(RunUnderWay);
  await release();
});
