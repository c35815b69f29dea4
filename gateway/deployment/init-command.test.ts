import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { envVariables } from '../../docker/compose-services.ts';
import { issueToken } from '../authentication/issuing/issue-token.ts';
import { readSigningKey } from '../authentication/issuing/signing-key.ts';

import { runInit } from './init-command.ts';

let folder: string;
let output: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-init-'));
  output = '';
  for (const stream of ['log', 'error'] as const) {
    jest.spyOn(console, stream).mockImplementation((text: string) => void (output += text));
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

const init = (force = false) =>
  runInit({
    folder: join(folder, 'docker'),
    key: join(folder, 'home', 'signing-key.json'),
    parties: { issuer: 'office', service: 'lianzhi' },
    force,
  });

async function filesOf(): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(paths.sort().map(async (path) => `${path}\n${await readFile(path, 'utf8')}`));
}

describe('lianzhi init', () => {
  it('writes secrets and the private key for this account only, and says what to do next, Chinese first', async () => {
    await init();
    const modes = [join(folder, 'docker/.env'), join(folder, 'home/signing-key.json')].map(
      async (file) => (await stat(file)).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o600, 0o600]);
    expect(output).toMatch(/^已生成 Written:/);
    expect(output).toContain('下一步 Next:');
    const { LIANZHI_ENV, LEDGER_KEYS, READER_PASSWORD } = envVariables(
      await readFile(join(folder, 'docker/.env'), 'utf8'),
    );
    expect(LIANZHI_ENV).toBe('production');
    expect(output).not.toContain(LEDGER_KEYS!);
    expect(output).not.toContain(READER_PASSWORD!);
  });

  it('makes a key set of the public half only, which checks tokens of the private key', async () => {
    const umask = process.umask(0o077);
    await init().finally(() => process.umask(umask));
    expect((await stat(join(folder, 'docker/token-keys/jwks.json'))).mode & 0o777).toBe(0o644);
    expect((await stat(join(folder, 'docker/token-keys'))).mode & 0o777).toBe(0o755);
    const { keys } = JSON.parse(await readFile(join(folder, 'docker/token-keys/jwks.json'), 'utf8')) as {
      keys: Record<string, string>[];
    };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
    const key = await readSigningKey(join(folder, 'home/signing-key.json'));
    expect(keys[0]?.['kid']).toBe(key.kid);
    const token = await issueToken({ audience: 'auditor', subject: 'a' }, 1, key, { issuer: 'office', service: 's' });
    expect(token.split('.')).toHaveLength(3);
  });

  it.each(['docker/.env', 'docker/token-keys/jwks.json', 'home/signing-key.json'])(
    'changes nothing where %s exists',
    async (file) => {
      await init();
      for (const other of ['docker/.env', 'docker/token-keys/jwks.json', 'home/signing-key.json']) {
        await (other === file ? writeFile(join(folder, other), 'mine') : rm(join(folder, other)));
      }
      const before = await filesOf();
      output = '';
      await init();
      expect(process.exitCode).toBe(1);
      expect(output).toMatch(/^已存在，未作任何改动。/);
      expect(await filesOf()).toEqual(before);
    },
  );

  it('with --force makes other secrets and keeps the old files under another name', async () => {
    await init();
    const before = await filesOf();
    await init(true);
    expect(process.exitCode).toBeUndefined();
    const contents = (files: readonly string[]) => files.map((file) => file.slice(file.indexOf('\n')));
    const after = await filesOf();
    expect(after).toHaveLength(6);
    expect(contents(after)).toEqual(expect.arrayContaining(contents(before)));
    expect(new Set(contents(after)).size).toBe(6);
  });
});
