import { describe, expect, it } from '@jest/globals';

import { isAskedBeyond } from './asked-beyond.ts';

describe('a difference that comes of a plan asking beyond', () => {
  const truth = {
    data: {
      list: [
        { a: 1, b: 2 },
        { a: 3, c: 4 },
      ],
    },
    errors: [],
  };
  const answer = (data: unknown, ...errors: string[][]) => ({ dataText: JSON.stringify(data), errors });
  const asked = [['list', 'c']];

  it('is a failure told of an object that was not asked for it', () => {
    expect(isAskedBeyond(answer(truth.data, ['list', 'c']), truth, [], asked)).toBe(true);
  });

  it('may take what else was asked of that object', () => {
    const less = {
      list: [
        { a: null, b: null },
        { a: 3, c: 4 },
      ],
    };
    expect(isAskedBeyond(answer(less, ['list', 'c']), truth, [], asked)).toBe(true);
    expect(isAskedBeyond(answer({ list: [null, { a: 3, c: 4 }] }, ['list', 'c']), truth, [], asked)).toBe(true);
  });

  it('may be told in place of a failure of the same object, as a subgraph tells one of several', () => {
    const data = { list: [{ a: null }, { c: 4 }] };
    const failing = { data, errors: [['list', 0, 'a']] };
    expect(isAskedBeyond(answer(data, ['list', 'c']), failing, [['list', 0, 'a']], asked)).toBe(true);
    const elsewhere = { data: { ...data, other: { d: null } }, errors: [['other', 'd']] };
    expect(isAskedBeyond(answer(elsewhere.data, ['list', 'c']), elsewhere, [['other', 'd']], asked)).toBe(false);
  });

  it('is never a null without its error, an error elsewhere, another value or another order', () => {
    const less = {
      list: [
        { a: null, b: 2 },
        { a: 3, c: 4 },
      ],
    };
    expect(isAskedBeyond(answer(less), truth, [], asked)).toBe(false);
    expect(isAskedBeyond(answer(less, ['list', 'd']), truth, [], asked)).toBe(false);
    expect(
      isAskedBeyond(
        answer(
          {
            list: [
              { a: 9, b: 2 },
              { a: 3, c: 4 },
            ],
          },
          ['list', 'c'],
        ),
        truth,
        [],
        asked,
      ),
    ).toBe(false);
    expect(
      isAskedBeyond(
        answer(
          {
            list: [
              { b: 2, a: 1 },
              { a: 3, c: 4 },
            ],
          },
          ['list', 'c'],
        ),
        truth,
        [],
        asked,
      ),
    ).toBe(false);
  });
});
