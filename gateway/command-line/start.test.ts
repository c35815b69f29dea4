import { describe, expect, it } from '@jest/globals';

import { sampleAddresses } from '../../seed/load.ts';

import { figuresCommand } from './figures.ts';
import { requestOf } from './request-of.ts';
import { seedCommand } from './seed.ts';
import { startCommand } from './start.ts';

const MYSQL = 'mysql://db';

describe('the commands over sample data', () => {
  it('use the default set in SQLite files by default', async () => {
    expect(await requestOf(startCommand)).toEqual({
      choice: { set: 'default' },
      seed: 1,
      target: { kind: 'sqlite', folder: '.data/default' },
      port: undefined,
    });
  });

  it('use another set, seed, server and port', async () => {
    const line = ['--set', 'gansu', '--seed', '7', '--mysql', MYSQL, '--port', '0'];
    expect(await requestOf(startCommand, ...line)).toEqual({
      choice: { set: 'gansu' },
      seed: 7,
      target: { kind: 'mysql', url: MYSQL, prefix: 'lianzhi_gansu_' },
      port: 0,
    });
  });

  it('names the databases on a server by the prefix in its address', async () => {
    const line = ['--mysql', 'mysql://db:3306/wang_'];
    const target = { kind: 'mysql', url: 'mysql://db:3306/wang_' };
    expect(await requestOf(startCommand, ...line)).toMatchObject({ target: { ...target, prefix: 'wang_' } });
    expect(await requestOf(seedCommand, '--cases', '5', ...line)).toMatchObject({
      target: { ...target, prefix: 'wang_load_5_' },
    });
    const { target: of } = (await requestOf(startCommand, ...line))!;
    expect(sampleAddresses(of).cases).toEqual({ kind: 'mysql', url: 'mysql://db:3306/wang_cases' });
  });

  it('make any number of cases, in any folder', async () => {
    expect(await requestOf(seedCommand, '--cases', '500', '--folder', 'x')).toEqual({
      choice: { set: 'load', cases: 500 },
      seed: 1,
      target: { kind: 'sqlite', folder: 'x' },
    });
  });

  it('compare the figures of a set or of a running gateway', async () => {
    expect(await requestOf(figuresCommand)).toEqual({ set: 'default', as: 'court', seed: 1 });
    const line = ['--url', 'http://gateway', '--json', 'f.json'];
    expect(await requestOf(figuresCommand, ...line)).toMatchObject({ url: 'http://gateway', json: 'f.json' });
  });
});
