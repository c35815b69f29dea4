import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  birthDateOf,
  identityNumberCheckCharacter,
  IdentityNumberScalar,
  parseIdentityNumber,
} from './identity-number.ts';
import { faultOf } from './scalar-fixture.ts';

const DAY = 86_400_000;
const identityNumbers = fc
  .tuple(
    fc.constantFrom('350902', '513301', '620104'),
    fc.integer({ min: Date.UTC(1800, 0, 1) / DAY, max: Date.UTC(2099, 11, 31) / DAY }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, day, sequence]) => {
    const birth = new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    const first17 = `${region}${birth}${String(sequence).padStart(3, '0')}`;
    return first17 + identityNumberCheckCharacter(first17);
  });

describe('a resident identity number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31'],
    ['440524188001010014', '1880-01-01'],
  ])('%s, the standard’s own example, is valid', (number, birthDate) => {
    expect(parseIdentityNumber(number)).toBe(number);
    expect(birthDateOf(number)).toBe(birthDate);
  });

  it('typed with a small or full-width x is read', () => {
    expect(IdentityNumberScalar.parseValue('11010519491231002x')).toBe('11010519491231002X');
    expect(IdentityNumberScalar.parseValue('110105 19491231 002Ｘ')).toBe('11010519491231002X');
  });

  it.each([
    ['110105194912310021', 'check character'],
    ['110105491331002', 'date of birth'],
    ['1101054912310021', '17 digits'],
    ['1101051949123100X2', '17 digits'],
    ['010105194912310021', '17 digits'],
    ['110105194902300021', 'date of birth'],
    ['110105194913310021', 'date of birth'],
    ['110105170012310021', 'date of birth'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseIdentityNumber(text))).toContain(fault);
  });

  it('with any one character changed is refused', () => {
    fc.assert(
      fc.property(identityNumbers, fc.nat({ max: 17 }), fc.constantFrom(...'0123456789X'), (number, place, other) => {
        expect(parseIdentityNumber(number)).toBe(number);
        fc.pre(number.charAt(place) !== other);
        expect(faultOf(() => parseIdentityNumber(number.slice(0, place) + other + number.slice(place + 1)))).not.toBe(
          '',
        );
      }),
    );
  });

  it('that an old database holds in 15 digits is shown as it is', () => {
    expect(IdentityNumberScalar.serialize('110105491231002')).toBe('110105491231002');
    expect(IdentityNumberScalar.serialize('１１０１０５ 491231002')).toBe('110105491231002');
  });

  it('is asked for in 15 digits as in 18, and a passport or permit in its place', () => {
    expect(IdentityNumberScalar.parseValue('110105491231002')).toBe('11010519491231002X');
    expect(IdentityNumberScalar.parseValue('e12345678')).toBe('E12345678');
    expect(IdentityNumberScalar.serialize('H0123456701')).toBe('H0123456701');
  });
});
