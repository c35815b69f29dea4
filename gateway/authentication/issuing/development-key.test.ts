import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { developmentKey, developmentKeySource } from './development-key.ts';

const folder = await mkdtemp(join(tmpdir(), 'lianzhi-development-'));
const file = join(folder, 'data', 'key.json');
afterAll(() => rm(folder, { recursive: true }));

describe('the development key', () => {
  it('is the same for all processes that create it at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => developmentKey(file)));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['key.json']);
  });

  it('is readable by this account only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('has a recognizable id, and its key set has no private half', async () => {
    const { keys } = JSON.parse(await developmentKeySource(file)()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'EC', kid: expect.stringMatching(/^lianzhi-development-/) });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('is reported if it cannot be read', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{');
    await expect(developmentKey(broken)).rejects.toThrow('delete .data/development-key.json');
  });
});
