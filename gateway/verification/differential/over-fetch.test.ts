import { describe, expect, it } from '@jest/globals';

import { isOverFetch } from './over-fetch.ts';

describe('a difference caused by over-fetching', () => {
  const expected = {
    data: {
      list: [
        { a: 1, b: 2 },
        { a: 3, c: 4 },
      ],
    },
    errors: [],
  };
  const answer = (data: unknown, ...errors: string[][]) => ({ dataText: JSON.stringify(data), errors });
  const inFragments = [['list', 'c']];
  const isOverFetched = (list: unknown, ...errors: string[][]): boolean =>
    isOverFetch(answer({ list }, ...errors), expected, [], inFragments);

  it('is an error of an object on which the client did not select the field', () => {
    expect(isOverFetched(expected.data.list, ['list', 'c'])).toBe(true);
  });

  it('may null what else was fetched of that object', () => {
    const second = { a: 3, c: 4 };
    expect(isOverFetched([{ a: null, b: null }, second], ['list', 'c'])).toBe(true);
    expect(isOverFetched([null, second], ['list', 'c'])).toBe(true);
  });

  it('may replace an error of the same object, since a subgraph reports one of several', () => {
    const data = { list: [{ a: null }, { c: 4 }] };
    const failing = { data, errors: [['list', 0, 'a']] };
    expect(isOverFetch(answer(data, ['list', 'c']), failing, [['list', 0, 'a']], inFragments)).toBe(true);
    const other = { data: { ...data, other: { d: null } }, errors: [['other', 'd']] };
    expect(isOverFetch(answer(other.data, ['list', 'c']), other, [['other', 'd']], inFragments)).toBe(false);
  });

  it('is never a null without an error, an error at another path, another value or another order', () => {
    const second = { a: 3, c: 4 };
    expect(isOverFetched([{ a: null, b: 2 }, second])).toBe(false);
    expect(isOverFetched([{ a: null, b: 2 }, second], ['list', 'd'])).toBe(false);
    expect(isOverFetched([{ a: 9, b: 2 }, second], ['list', 'c'])).toBe(false);
    expect(isOverFetched([{ b: 2, a: 1 }, second], ['list', 'c'])).toBe(false);
  });
});
