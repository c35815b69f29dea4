import { describe, expect, it } from '@jest/globals';

import { mutantsCommand } from './mutants.ts';
import { requestOf } from './request-of.ts';

const read = (...line: string[]) => requestOf(mutantsCommand, ...line);

describe('lianzhi mutants', () => {
  it('runs all mutants by default', async () => {
    expect(await read()).toEqual({ kinds: ['rules', 'filters', 'mutations'], isWritten: false });
    expect(await read('mutations', '--only', 'token: issuer')).toEqual({
      kinds: ['mutations'],
      only: 'token: issuer',
      isWritten: false,
    });
    expect(await read('--write')).toEqual({ kinds: ['rules', 'filters', 'mutations'], isWritten: true });
  });

  it('refuses an unknown kind, and --write for part of a run', async () => {
    await expect(read('locks')).rejects.toThrow('A kind of mutant is one of rules, filters, mutations.');
    await expect(read('rules', '--write')).rejects.toThrow('--write goes with a run of all mutants.');
    await expect(read('--write', '--only', 'x')).rejects.toThrow('--write goes with a run of all mutants.');
  });
});
