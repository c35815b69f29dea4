import { describe, expect, it } from '@jest/globals';

import { FetchError } from '../subgraph-client/fetch-error.ts';

import { lostValues, underClientNames } from './client-errors.ts';

const told = (path: (string | number)[]): FetchError =>
  new FetchError('SUBGRAPH_TIMEOUT', 'm', path, { fields: ['lianzhi_0'] });

describe('a value that is null where it cannot be', () => {
  it('is an error where nothing was told of it', () => {
    const [error] = lostValues([['a', 'b']], [], []);
    expect(error).toMatchObject({ path: ['a', 'b'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } });
  });

  it.each([
    ['above it', ['a']],
    ['at it', ['a', 'b']],
    ['below it, with indexes', ['a', 0, 'b', 'c']],
  ])('is no error of its own where one is told %s', (_where, path) => {
    expect(lostValues([['a', 'b']], [told(path)], [])).toEqual([]);
  });

  it('is one beside an error elsewhere', () => {
    expect(lostValues([['a', 'b']], [told(['a', 'c'])], [])).toHaveLength(1);
  });

  it('is no error of its own where the fetch that was to bring it had one', () => {
    expect(lostValues([['a', 'b']], [], [{ path: ['a'], fields: ['b', 'c'] }])).toEqual([]);
  });
});

it('an error is told under the client’s names, once', () => {
  const names = new Map([
    ['lianzhi_0', 'lianzhi_1'],
    ['lianzhi_1', 'mine'],
  ]);
  const error = underClientNames(told(['lianzhi_0', 2, 'lianzhi_1', 'plain']), names);
  expect(error.path).toEqual(['lianzhi_1', 2, 'mine', 'plain']);
  expect(error.extensions).toEqual({ code: 'SUBGRAPH_TIMEOUT', fields: ['lianzhi_1'] });
});
