import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { idOf, randomOf } from './random.ts';

const ten = (random: { next(): number }): number[] => Array.from({ length: 10 }, () => random.next());

describe('randomOf', () => {
  it('gives the same numbers for the same seed and label', () => {
    expect(ten(randomOf(7).stream('a'))).toEqual(ten(randomOf(7).stream('a')));
  });

  it('gives other numbers for another seed or another label', () => {
    expect(ten(randomOf(7).stream('a'))).not.toEqual(ten(randomOf(8).stream('a')));
    expect(ten(randomOf(7).stream('a'))).not.toEqual(ten(randomOf(7).stream('b')));
  });

  it('does not change a stream when its parent draws more often', () => {
    const parent = randomOf(7);
    const before = ten(parent.stream('a'));
    ten(parent);
    expect(ten(parent.stream('a'))).toEqual(before);
  });

  it('keeps whole numbers within their bounds, and reaches both', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 4 }), (seed, low, width) => {
        const random = randomOf(seed);
        const drawn = new Set(Array.from({ length: 400 }, () => random.int(low, low + width)));
        expect(Math.min(...drawn)).toBe(low);
        expect(Math.max(...drawn)).toBe(low + width);
      }),
      { numRuns: 30 },
    );
  });

  it('never picks an element of weight 0', () => {
    const random = randomOf(1);
    const drawn = Array.from({ length: 500 }, () =>
      random.weighted([
        ['never', 0],
        ['often', 3],
        ['seldom', 1],
      ]),
    );
    expect(new Set(drawn)).toEqual(new Set(['often', 'seldom']));
  });

  it('spreads evenly enough that no tenth of the range is much preferred', () => {
    const random = randomOf(3);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i += 1) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] as number) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(1_800);
    expect(Math.max(...tenths)).toBeLessThan(2_200);
  });
});

describe('idOf', () => {
  it('makes short ASCII ids that are unique for a hundred thousand texts', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, i) => idOf('ec', `（2021）闽09执${i}号`)));
    expect(ids.size).toBe(100_000);
    for (const id of [...ids].slice(0, 100)) {
      expect(id).toMatch(/^ec[0-9a-z]{14}$/);
    }
  });
});
