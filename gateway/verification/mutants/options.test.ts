import { describe, expect, it } from '@jest/globals';

import { readMutantOptions } from './options.ts';

describe('the options of npm run mutants', () => {
  it('select all mutants by default', () => {
    expect(readMutantOptions([])).toEqual({ kinds: ['rules', 'filters', 'mutations'], isWritten: false });
    expect(readMutantOptions(['mutations', '--only', 'another issuer'])).toEqual({
      kinds: ['mutations'],
      only: 'another issuer',
      isWritten: false,
    });
  });

  it('refuse unknown kinds, and refuse to write part of a run', () => {
    expect(() => readMutantOptions(['locks'])).toThrow('locks is none of rules, filters, mutations.');
    expect(() => readMutantOptions(['rules', '--write'])).toThrow('--write goes with a run of all mutants.');
    expect(() => readMutantOptions(['--write', '--only', 'x'])).toThrow('--write goes with a run of all mutants.');
  });
});
