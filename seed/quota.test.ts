import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { quota, shuffled, split } from './quota.ts';
import { randomOf } from './random.ts';

const amounts = fc
  .tuple(fc.nat(3_000), fc.nat(3_000))
  .map(([a, b]) => ({ total: Math.max(a, b), wanted: Math.min(a, b) }));

describe('quota', () => {
  it('returns true exactly as often as wanted', () => {
    fc.assert(
      fc.property(amounts, ({ total, wanted }) => {
        const isChosen = quota(total, wanted);
        expect(Array.from({ length: total }, () => isChosen()).filter(Boolean)).toHaveLength(wanted);
      }),
    );
  });

  it('spreads its results: each half of the calls gets half of them, give or take one', () => {
    const isChosen = quota(1_000, 137);
    const results = Array.from({ length: 1_000 }, () => isChosen());
    expect(Math.abs(results.slice(0, 500).filter(Boolean).length - 68.5)).toBeLessThanOrEqual(1);
  });

  it('rejects a quota above the total, and one call too many', () => {
    expect(() => quota(3, 4)).toThrow(RangeError);
    expect(quota(0, 0)).toThrow(RangeError);
  });
});

describe('split', () => {
  it('adds up to the total, each part within one of its share', () => {
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
  it('keeps every element and does not change the original', () => {
    const original = Array.from({ length: 50 }, (_, i) => i);
    const result = shuffled(original, randomOf(5));
    expect(result).not.toEqual(original);
    expect([...result].sort((a, b) => a - b)).toEqual(original);
  });
});
