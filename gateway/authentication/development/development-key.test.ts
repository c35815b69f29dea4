import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { developmentKey, developmentKeySource } from './development-key.ts';

const folder = await mkdtemp(join(tmpdir(), 'lianzhi-development-'));
const file = join(folder, 'data', 'key.json');
afterAll(() => rm(folder, { recursive: true }));

describe('the development key', () => {
  it('is one, however many processes are first to want it', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => developmentKey(file)));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['key.json']);
  });

  it('is for this account alone to read', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is known by its name, and keeps its private half to itself', async () => {
    const { keys } = JSON.parse(await developmentKeySource(file)()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'EC', kid: expect.stringMatching(/^lianzhi-development-/) });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('that cannot be read is said to be so', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{');
    await expect(developmentKey(broken)).rejects.toThrow('delete it to have another made');
  });
});
