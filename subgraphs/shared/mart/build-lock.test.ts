import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { holdBuildLock, MartIsBeingBuilt } from './build-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** As if the owner had given no sign for two minutes. */
const stop = () => {
  const then = new Date(Date.now() - 120_000);
  return utimes(join(folder, 'lock'), then, then);
};

it('one builds at a time, and the next when it has ended', async () => {
  const first = await holdBuildLock(folder);
  await expect(holdBuildLock(folder)).rejects.toThrow(MartIsBeingBuilt);
  await first.release();
  await (await holdBuildLock(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('who lost the lock while it stood still neither publishes nor frees the lock of who took it', async () => {
  const first = await holdBuildLock(folder);
  await stop();
  const second = await holdBuildLock(folder);
  await expect(first.requireHeld()).rejects.toThrow(MartIsBeingBuilt);
  await first.release();
  await expect(holdBuildLock(folder)).rejects.toThrow(MartIsBeingBuilt);
  await second.requireHeld();
  await second.release();
});

it('of many that find an abandoned lock, one takes it', async () => {
  await holdBuildLock(folder);
  await stop();
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => holdBuildLock(folder)));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
