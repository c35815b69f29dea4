import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { COURT_PROVINCES, CourtCodeScalar, courtLevel, parseCourtCode } from './court-code.ts';
import { faultOf } from './scalar-fixture.ts';

describe('a court code', () => {
  it.each([
    ['最高法', 'SUPREME'],
    ['闽', 'HIGH'],
    ['甘', 'HIGH'],
    ['闽09', 'INTERMEDIATE'],
    ['川33', 'INTERMEDIATE'],
    ['甘01', 'INTERMEDIATE'],
    ['粤07', 'INTERMEDIATE'],
    ...'闽0902 闽0921 闽0922 闽0923 闽0924 闽0925 闽0926 闽0981 闽0982 川3301 苏1283 粤0703 粤0781'
      .split(' ')
      .map((code) => [code, 'BASIC'] as const),
  ])('%s is of level %s', (code, level) => {
    expect(parseCourtCode(code)).toBe(code);
    expect(courtLevel(code)).toBe(level);
  });

  it('typed full-width or with spaces is read', () => {
    expect(CourtCodeScalar.parseValue('　闽０９ ')).toBe('闽09');
  });

  it.each([
    ['闽9', 'has neither'],
    ['闽090', 'has neither'],
    ['闽09021', 'has neither'],
    ['闽09执', 'has neither'],
    ['最高', 'has neither'],
    ['台01', 'does not begin'],
    ['0902', 'does not begin'],
    ['', 'empty'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseCourtCode(text))).toContain(fault);
  });

  it('of any province with no, two or four digits is read, with one, three or five it is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COURT_PROVINCES), fc.stringMatching(/^\d{0,5}$/u), (province, digits) => {
        const read = () => parseCourtCode(province + digits);
        if ([0, 2, 4].includes(digits.length)) {
          expect(read()).toBe(province + digits);
        } else {
          expect(faultOf(read)).toContain('has neither');
        }
      }),
    );
  });
});
