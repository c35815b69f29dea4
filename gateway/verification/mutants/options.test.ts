import { describe, expect, it } from '@jest/globals';

import { readMutantOptions } from './options.ts';

describe('the options of npm run mutants', () => {
  it('are all mutants where nothing is said', () => {
    expect(readMutantOptions([])).toEqual({ kinds: ['rules', 'filters', 'hooks'], isWritten: false });
    expect(readMutantOptions(['hooks', '--only', 'token: issuer'])).toEqual({
      kinds: ['hooks'],
      only: 'token: issuer',
      isWritten: false,
    });
  });

  it('are refused where they name no kind, or would write down part of a run', () => {
    expect(() => readMutantOptions(['locks'])).toThrow('locks is none of rules, filters, hooks.');
    expect(() => readMutantOptions(['rules', '--write'])).toThrow('--write goes with a run of all mutants.');
    expect(() => readMutantOptions(['--write', '--only', 'x'])).toThrow('--write goes with a run of all mutants.');
  });
});
