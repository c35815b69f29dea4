import { describe, expect, it } from '@jest/globals';

import { mutantsCommand } from './mutants.ts';
import { requestOf } from './request-of.ts';

const read = (...line: string[]) => requestOf(mutantsCommand, ...line);

describe('lianzhi mutants', () => {
  it('judges all mutants by default', async () => {
    expect(await read()).toEqual({ kinds: ['rules', 'filters', 'hooks'], isWritten: false });
    expect(await read('hooks', '--only', 'token: issuer')).toEqual({
      kinds: ['hooks'],
      only: 'token: issuer',
      isWritten: false,
    });
    expect(await read('--write')).toEqual({ kinds: ['rules', 'filters', 'hooks'], isWritten: true });
  });

  it('refuses an unknown kind, and to write down part of a run', async () => {
    await expect(read('locks')).rejects.toThrow('A kind of mutant is one of rules, filters, hooks.');
    await expect(read('rules', '--write')).rejects.toThrow('--write goes with a run of all mutants.');
    await expect(read('--write', '--only', 'x')).rejects.toThrow('--write goes with a run of all mutants.');
  });
});
