import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseCreditCode } from '../../subgraphs/shared/scalars/credit-code.ts';

import { creditCodeOf } from './credit-code.ts';

describe('creditCodeOf', () => {
  it('makes valid codes for every kind, region and key', () => {
    const kind = fc.constantFrom('11', '12', '51', '91', '92', '93' as const);
    fc.assert(
      fc.property(kind, fc.constantFrom('X', 'Y' as const), fc.nat(9_999_999), (first, series, key) => {
        const code = creditCodeOf(first, '350921', series, key);
        expect(parseCreditCode(code)).toBe(code);
      }),
    );
  });

  it('gives different codes for different keys and series', () => {
    const codes = [1, 2, 3].flatMap((key) => [
      creditCodeOf('91', '350921', 'X', key),
      creditCodeOf('91', '350921', 'Y', key),
    ]);
    expect(new Set(codes).size).toBe(6);
  });
});
