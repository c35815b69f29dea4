import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { quota, shuffled, split } from './quota.ts';
import { randomOf } from './random.ts';

const amounts = fc
  .tuple(fc.nat(3_000), fc.nat(3_000))
  .map(([a, b]) => ({ total: Math.max(a, b), wanted: Math.min(a, b) }));

describe('quota', () => {
  it('says yes to exactly as many as wanted', () => {
    fc.assert(
      fc.property(amounts, ({ total, wanted }) => {
        const says = quota(total, wanted);
        expect(Array.from({ length: total }, () => says()).filter(Boolean)).toHaveLength(wanted);
      }),
    );
  });

  it('spreads its answers: each half of the questions gets half of them, give or take one', () => {
    const says = quota(1_000, 137);
    const answers = Array.from({ length: 1_000 }, () => says());
    expect(Math.abs(answers.slice(0, 500).filter(Boolean).length - 68.5)).toBeLessThanOrEqual(1);
  });

  it('refuses to promise more than there are, and to answer once more than announced', () => {
    expect(() => quota(3, 4)).toThrow(RangeError);
    expect(quota(0, 0)).toThrow(RangeError);
  });
});

describe('split', () => {
  it('adds up to the whole, each part within one of its share', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, parts) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        const result = split(total, parts);
        expect(result.reduce((a, b) => a + b, 0)).toBe(total);
        result.forEach((part, i) => expect(Math.abs(part - (total * (parts[i] as number)) / sum)).toBeLessThan(1));
      }),
    );
  });
});

describe('shuffled', () => {
  it('keeps every element and leaves the original alone', () => {
    const original = Array.from({ length: 50 }, (_, i) => i);
    const result = shuffled(original, randomOf(5));
    expect(result).not.toEqual(original);
    expect([...result].sort((a, b) => a - b)).toEqual(original);
  });
});
