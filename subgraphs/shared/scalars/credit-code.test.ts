import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { organisationCodeCheckCharacter } from '../identifiers/organisation-code.ts';

import { creditCodeCheckCharacter, CreditCodeScalar, parseCreditCode } from './credit-code.ts';
import { faultOf } from './scalar-fixture.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCodes = fc
  .tuple(fc.constantFrom('11', '12', '51', '91', '92', '93'), fc.stringMatching(/^\d{6}[0-9A-HJ-NP-RTUWXY]{9}$/u))
  .map((parts) => parts.join(''))
  .map((first17) => first17 + creditCodeCheckCharacter(first17));

describe('a unified social credit code', () => {
  it.each([
    '91110000600037341L',
    '91350100M000100Y43',
    '9144030071526726XG',
    '91330100799655058B',
    '113509000000000190',
  ])('%s is valid', (code) => expect(parseCreditCode(code)).toBe(code));

  it.each([
    ['91110000600037342L', 'check character'],
    ['9111000060003734', '18 characters'],
    ['91110000600037341L0', '18 characters'],
    ['91I10000600037341L', 'do not use'],
    ['91A10000600037341L', 'region'],
    ['', 'empty'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseCreditCode(text))).toContain(fault);
  });

  it('typed in lower case, full-width or with spaces is read', () => {
    expect(CreditCodeScalar.parseValue('9111 0000 6000 3734 1l')).toBe('91110000600037341L');
    expect(CreditCodeScalar.parseValue('９１１１００００６０００３７３４１Ｌ')).toBe('91110000600037341L');
  });

  it('with any one character changed is refused, where the organisation code in it has a wrong one too', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET), (code, place, other) => {
        expect(parseCreditCode(code)).toBe(code);
        fc.pre(code.charAt(place) !== other);
        const changed = code.slice(0, place) + other + code.slice(place + 1);
        fc.pre(organisationCodeCheckCharacter(changed.slice(8, 16)) !== changed.charAt(16));
        expect(faultOf(() => parseCreditCode(changed))).not.toBe('');
      }),
    );
  });

  it('of before 2016 is read though its check character is wrong, and an organisation code is kept as it is', () => {
    expect(CreditCodeScalar.parseValue('9111 0000 6000 3734 1m')).toBe('91110000600037341M');
    expect(CreditCodeScalar.parseValue('60003734-1')).toBe('600037341');
    expect(CreditCodeScalar.serialize('60003734-1')).toBe('60003734-1');
  });
});
