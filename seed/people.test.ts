import { describe, expect, it } from '@jest/globals';

import { parseCreditCode } from '../subgraphs/shared/scalars/credit-code.ts';
import { birthDateOf, parseIdentityNumber } from '../subgraphs/shared/scalars/identity-number.ts';

import { identityNumberOf } from './identity-number.ts';
import { peopleOf, type InventedParty } from './people.ts';
import { randomOf } from './random.ts';

const random = randomOf(1);
const identifier = (party: InventedParty): string | null => party.idNumber ?? party.creditCode;

describe('identityNumberOf', () => {
  it('computes the check character of the example in the standard', () => {
    expect(identityNumberOf('110105', '1949-12-31', 2)).toBe('11010519491231002X');
  });
});

describe('peopleOf', () => {
  it('makes adults and children with valid numbers of a county of the region, and of their age', () => {
    const people = peopleOf(0);
    for (let i = 0; i < 300; i += 1) {
      const adult = people.adult(random, '350900').idNumber as string;
      const child = people.minor(random, '350900').idNumber as string;
      expect(parseIdentityNumber(adult)).toBe(adult);
      expect(parseIdentityNumber(child)).toBe(child);
      expect(adult).toMatch(/^3509(02|2[1-6]|8[12])/);
      expect(birthDateOf(adult) < '2000-01-01').toBe(true);
      expect(birthDateOf(child) >= '2006-01-01').toBe(true);
    }
  });

  it('makes enterprises with valid credit codes', () => {
    const code = peopleOf(0).enterprise(random, '620104').creditCode as string;
    expect(parseCreditCode(code)).toBe(code);
  });

  it('never repeats a number or phone, within a lane or across lanes', () => {
    const parties = [0, 1, 8].flatMap((lane) => {
      const people = peopleOf(lane);
      return Array.from({ length: 4_000 }, (_, i) =>
        (i % 3 === 0 ? people.enterprise : i % 3 === 1 ? people.minor : people.adult)(random, '513338'),
      );
    });
    expect(new Set(parties.map(identifier)).size).toBe(parties.length);
    expect(new Set(parties.map((party) => party.phone)).size).toBe(parties.length);
  });

  it('gives phone numbers that no network uses', () => {
    expect(peopleOf(0).adult(random, '620104').phone).toMatch(/^100\d{8}$/);
  });
});
