import { describe, expect, it } from '@jest/globals';

import { FetchError } from '../subgraph-client/fetch-error.ts';

import { lostValues, withClientNames } from './client-errors.ts';

const errorAt = (path: (string | number)[]): FetchError =>
  new FetchError('SUBGRAPH_TIMEOUT', 'm', path, { fields: ['lianzhi_0'] });

describe('a null that the schema forbids', () => {
  it('is an error if no other error explains it', () => {
    const [error] = lostValues([['a', 'b']], [], []);
    expect(error).toMatchObject({ path: ['a', 'b'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } });
  });

  it.each([
    ['above it', ['a']],
    ['at it', ['a', 'b']],
    ['below it, with indexes', ['a', 0, 'b', 'c']],
  ])('is no further error if there is one %s', (_where, path) => {
    expect(lostValues([['a', 'b']], [errorAt(path)], [])).toEqual([]);
  });

  it('is an error if the other errors are at other paths', () => {
    expect(lostValues([['a', 'b']], [errorAt(['a', 'c'])], [])).toHaveLength(1);
  });

  it('is no further error if the fetch that was to fill it had one', () => {
    expect(lostValues([['a', 'b']], [], [{ path: ['a'], fields: ['b', 'c'] }])).toEqual([]);
  });
});

it('internal names in an error become the client’s names, once', () => {
  const names = new Map([
    ['lianzhi_0', 'lianzhi_1'],
    ['lianzhi_1', 'mine'],
  ]);
  const error = withClientNames(errorAt(['lianzhi_0', 2, 'lianzhi_1', 'plain']), names);
  expect(error.path).toEqual(['lianzhi_1', 2, 'mine', 'plain']);
  expect(error.extensions).toEqual({ code: 'SUBGRAPH_TIMEOUT', fields: ['lianzhi_1'] });
});
