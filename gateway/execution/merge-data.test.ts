import { expect, it } from '@jest/globals';

import { compileMerge, mergeValues } from './merge-data.ts';

it('merges only the given fields, by reference', () => {
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

it('replaces lists of another length, and values that became null', () => {
  expect(mergeValues([1, 2], [3])).toEqual([3]);
  expect(mergeValues({ a: { b: 1 } }, { a: null })).toEqual({ a: null });
});

it('never changes an object’s prototype', () => {
  const merged = mergeValues({ a: {} }, JSON.parse('{"a":{"__proto__":{"isAdmin":true},"constructor":{"x":1}}}'));
  expect((merged as { a: { isAdmin?: boolean } }).a.isAdmin).toBeUndefined();
  expect(({} as { x?: number }).x).toBeUndefined();
});

it('ends if an object is merged into itself', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(mergeValues(loop, loop)).toBe(loop);
});
