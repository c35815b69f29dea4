import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { rate } from './rate.ts';

const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('a rate', () => {
  it.each([
    [4021, 4044, '0.994313'],
    [1, 3, '0.333333'],
    [2, 3, '0.666667'],
    [1, 2_000_000, '0.000001'],
    [1, 2_000_001, '0.000000'],
    ['0.00', '5.00', '0.000000'],
    ['1890000000.00', '1355032979.64', '1.394800'],
    ['-1', '8', '-0.125000'],
    ['10', '2.5', '4.000000'],
  ])('of %s to %s is %s', (numerator, denominator, expected) => {
    expect(rate(numerator, denominator)).toBe(expected);
  });

  it.each([0, '0', '0.00', '-0.0'])('over %s is none', (nothing) => {
    expect(rate(5, nothing)).toBeNull();
    expect(rate(0, nothing)).toBeNull();
  });

  it('is within half of its last digit of the exact quotient, and rounds a half away from zero', () => {
    fc.assert(
      fc.property(cents, cents, (top, bottom) => {
        fc.pre(bottom > 0n);
        const millionths = BigInt((rate(yuan(top), yuan(bottom)) as string).replace('.', ''));
        // |millionths / 10^6 − top / bottom| ≤ 1 / (2 · 10^6), without leaving whole numbers.
        const difference = 2n * (millionths * bottom - top * 1_000_000n);
        expect(difference <= bottom && difference > -bottom).toBe(true);
      }),
    );
  });

  it('does not depend on how many places its terms are written with', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), (top, bottom) => {
        expect(rate(`${top}.000`, `${bottom}.0`)).toBe(rate(top, bottom));
      }),
    );
  });
});

function yuan(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}
