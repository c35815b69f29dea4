import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDecimals, compareDecimals, DecimalScalar, parseDecimal, subtractDecimals } from './decimal.ts';
import { faultOf, readLiteral } from './scalar-fixture.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n) + 1n, max: 10n ** 12n - 1n }), fc.stringMatching(/^\d{0,6}$/u))
  .map(([whole, fraction]) => parseDecimal(fraction ? `${whole}.${fraction}` : String(whole)));

/** The exact value in millionths, reckoned apart from the code under test. */
function millionths(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  return BigInt(whole + fraction.padEnd(6, '0')) * (decimal.startsWith('-') ? -1n : 1n);
}

describe('a decimal', () => {
  it.each([
    ['8000', '8000.00'],
    ['550000.00', '550000.00'],
    ['0.5250', '0.525'],
    ['-0.10', '-0.10'],
    ['+7', '7.00'],
    ['007.5', '7.50'],
    ['-0', '0.00'],
    ['-0.000', '0.00'],
    ['3.', '3.00'],
    ['1.123456', '1.123456'],
    ['１２.５', '12.50'],
    ['9999999999999999.99', '9999999999999999.99'],
    ['1.1000000000', '1.10'],
  ])('%s is written %s', (text, written) => {
    expect(parseDecimal(text)).toBe(written);
  });

  it.each([
    ['', 'not a decimal'],
    ['.5', 'not a decimal'],
    ['1e3', 'not a decimal'],
    ['1,000', 'not a decimal'],
    ['NaN', 'not a decimal'],
    ['0x10', 'not a decimal'],
    ['--1', 'not a decimal'],
    ['1.1234567', '6 digits after'],
    ['10000000000000000.00', '18 digits'],
    ['1234567890123.123456', '18 digits'],
    ['9'.repeat(100), 'not a decimal'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseDecimal(text))).toContain(fault);
  });

  it('as a number in the document is read from its text, so exactly', () => {
    expect(readLiteral(DecimalScalar, '0.1')).toBe('0.10');
    expect(readLiteral(DecimalScalar, '9007199254740993')).toBe('9007199254740993.00');
    expect(readLiteral(DecimalScalar, '"12.50"')).toBe('12.50');
    expect(faultOf(() => readLiteral(DecimalScalar, '1e3'))).toBe('is not a decimal');
    expect(faultOf(() => readLiteral(DecimalScalar, 'true'))).toBe('is not a string');
  });

  it('as a JSON number is read only where it is whole and exact', () => {
    expect(DecimalScalar.parseValue(8000)).toBe('8000.00');
    expect(DecimalScalar.parseValue(-5)).toBe('-5.00');
    for (const inexact of [0.1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultOf(() => DecimalScalar.parseValue(inexact))).toContain('cannot be exact');
    }
    expect(faultOf(() => DecimalScalar.parseValue(true))).toContain('neither');
  });

  it('is shown in one form whichever database it came from, and a float never is', () => {
    expect(DecimalScalar.serialize('8000')).toBe(DecimalScalar.serialize('8000.00'));
    expect(DecimalScalar.serialize('八千')).toBe('八千');
    expect(() => DecimalScalar.serialize(8000.5)).toThrow(TypeError);
  });

  it('adds, subtracts and compares exactly', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.30');
    expect(addDecimals()).toBe('0.00');
    expect(addDecimals('9999999999999999.99', '0.01')).toBe('10000000000000000.00');
    expect(subtractDecimals('1', '1.000001')).toBe('-0.000001');
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        expect(millionths(addDecimals(left, right))).toBe(millionths(left) + millionths(right));
        expect(millionths(subtractDecimals(left, right))).toBe(millionths(left) - millionths(right));
        expect(compareDecimals(left, right) < 0).toBe(millionths(left) < millionths(right));
        expect(compareDecimals(left, right) === 0).toBe(left === right);
      }),
    );
  });

  it('in canonical form is not changed by reading', () => {
    fc.assert(fc.property(decimals, (decimal) => expect(parseDecimal(decimal)).toBe(decimal)));
  });

  it('is what arithmetic takes, and nothing else', () => {
    expect(() => addDecimals('1', 'one')).toThrow(TypeError);
  });
});
