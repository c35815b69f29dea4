import { describe, expect, it } from '@jest/globals';

import { accessDiffCommand } from './access-diff.ts';
import { requestOf } from './request-of.ts';
import { sliceCommand } from './slice.ts';

describe('lianzhi access-diff', () => {
  it('compares two supergraphs, with one table of audiences or two', async () => {
    expect(await requestOf(accessDiffCommand, 'a', 'b', '--accept')).toEqual({
      before: 'a',
      after: 'b',
      audiencesBefore: undefined,
      audiencesAfter: undefined,
      accept: true,
    });
    const line = ['a', 'b', '--audiences', 'new.json'];
    expect(await requestOf(accessDiffCommand, ...line)).toMatchObject({
      audiencesBefore: 'new.json',
      audiencesAfter: 'new.json',
      accept: false,
    });
    expect(await requestOf(accessDiffCommand, ...line, '--old-audiences', 'old.json')).toMatchObject({
      audiencesBefore: 'old.json',
    });
  });

  it('needs both files, and no third', async () => {
    await expect(requestOf(accessDiffCommand, 'one')).rejects.toThrow("Missing required argument 'new'.");
    await expect(requestOf(accessDiffCommand, 'a', 'b', 'c')).rejects.toThrow('Too many arguments.');
  });
});

describe('lianzhi slice', () => {
  it('takes an audience, and fewer scopes than it has', async () => {
    await expect(requestOf(sliceCommand)).rejects.toThrow('--audience is one of court');
    await expect(requestOf(sliceCommand, '--audience', 'press')).rejects.toThrow('--audience is one of court');
    const line = ['--audience', 'analyst', '--scope', 'a b'];
    expect(await requestOf(sliceCommand, ...line)).toMatchObject({ audience: 'analyst', scopes: ['a', 'b'] });
    expect(await requestOf(sliceCommand, '--help')).toBeUndefined();
  });
});
