import { expect, it } from '@jest/globals';

import { compileMerge, mergeValues } from './merge-data.ts';

it('takes over the named fields only, by reference', () => {
  const list = [{ id: 1 }];
  const target: Record<string, unknown> = { id: 'x' };
  compileMerge(['list', 'constructor'])(target, { list, constructor: 1, other: 2 });
  expect(target).toEqual({ id: 'x', list, constructor: 1 });
  expect(target['list']).toBe(list);
});

it('merges objects, and lists of equal length item by item', () => {
  const target = { rows: [{ a: 1 }, { a: 2 }] };
  compileMerge(['rows'])(target, { rows: [{ b: 1 }, { b: 2 }] });
  expect(target).toEqual({
    rows: [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
  });
});

it('replaces lists of another length, and whatever has become null', () => {
  expect(mergeValues([1, 2], [3])).toEqual([3]);
  expect(mergeValues({ a: { b: 1 } }, { a: null })).toEqual({ a: null });
});

it('does not change what an object is, whatever a subgraph sends', () => {
  const merged = mergeValues({ a: {} }, JSON.parse('{"a":{"__proto__":{"isAdmin":true},"constructor":{"x":1}}}'));
  expect((merged as { a: { isAdmin?: boolean } }).a.isAdmin).toBeUndefined();
  expect(({} as { x?: number }).x).toBeUndefined();
});

it('ends where an object is merged into itself', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(mergeValues(loop, loop)).toBe(loop);
});
