import { expect, it } from '@jest/globals';

import { compileGather } from './gather-targets.ts';

const shared = { id: 's' };

it('finds objects through lists and nested lists, each once', () => {
  const root = { rows: [[{ owner: shared }, null], [{ owner: { id: 'a' } }], [{ owner: shared }, { owner: null }]] };
  expect(compileGather(['rows', '@', '@', 'owner'])(root)).toEqual([shared, { id: 'a' }]);
  expect(compileGather(['rows', '@', 'owner'])(root)).toEqual([shared, { id: 'a' }]);
});

it('passes by what is null, missing or inherited', () => {
  const gather = compileGather(['a', 'constructor']);
  expect(gather({})).toEqual([]);
  expect(gather({ a: null })).toEqual([]);
  expect(gather({ a: {} })).toEqual([]);
});

it('finds only objects of the types that the path names', () => {
  const [book, film, untold] = [{ __typename: 'Book' }, { __typename: 'Film' }, {}];
  expect(compileGather(['media', '@|[Book]'])({ media: [book, film, untold] })).toEqual([book, untold]);
  expect(compileGather(['one|[Film]'])({ one: book })).toEqual([]);
});
