import { expect, it } from '@jest/globals';

import { compileGather } from './gather-targets.ts';

const shared = { id: 's' };

it('collects objects through lists and nested lists, each once', () => {
  const root = { rows: [[{ owner: shared }, null], [{ owner: { id: 'a' } }], [{ owner: shared }, { owner: null }]] };
  expect(compileGather(['rows', '@', '@', 'owner'])(root)).toEqual([shared, { id: 'a' }]);
  expect(compileGather(['rows', '@', 'owner'])(root)).toEqual([shared, { id: 'a' }]);
});

it('skips values that are null, missing or inherited', () => {
  const gather = compileGather(['a', 'constructor']);
  expect(gather({})).toEqual([]);
  expect(gather({ a: null })).toEqual([]);
  expect(gather({ a: {} })).toEqual([]);
});

it('collects only objects of the types in the path', () => {
  const [book, film, untyped] = [{ __typename: 'Book' }, { __typename: 'Film' }, {}];
  expect(compileGather(['media', '@|[Book]'])({ media: [book, film, untyped] })).toEqual([book, untyped]);
  expect(compileGather(['one|[Film]'])({ one: book })).toEqual([]);
});
