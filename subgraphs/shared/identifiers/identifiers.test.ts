import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ENFORCEMENT_TYPE_CODES, formatDocumentNumber, parseCaseNumber } from '../scalars/case-number.ts';
import { COURT_PROVINCES } from '../scalars/court-code.ts';
import {
  creditCodeCheckCharacter,
  keepsCheckCharacter,
  parseCreditCode,
  parseUnitCode,
} from '../scalars/credit-code.ts';
import {
  identityNumberCheckCharacter,
  oldIdentityNumber,
  parseIdentityNumber,
  parsePersonNumber,
} from '../scalars/identity-number.ts';
import { faultOf } from '../scalars/scalar-fixture.ts';

import { isSame, type IdentifierRule } from './identifier-rule.ts';
import { organisationCodeCheckCharacter, organisationCodeIn, parseOrganisationCode } from './organisation-code.ts';
import { CASE_NUMBER, DOCUMENT_NUMBER, PERSON_NUMBER, UNIT_CODE } from './rules.ts';
import { fullWidth } from './written-forms.ts';

const DAY = 86_400_000;
const identityNumbers = fc
  .tuple(
    fc.constantFrom('350902', '513301', '620104', '110105', '810000', '830000', '911156'),
    fc.integer({ min: Date.UTC(1860, 0, 1) / DAY, max: Date.UTC(2024, 11, 31) / DAY }),
    fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 996, max: 999 })),
  )
  .map(([region, day, sequence]) => {
    const birth = new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    const first17 = `${region}${birth}${String(sequence).padStart(3, '0')}`;
    return first17 + identityNumberCheckCharacter(first17);
  });
const travelDocuments = fc.oneof(
  fc.stringMatching(/^[HM]\d{8}$/),
  fc.stringMatching(/^\d{8}$/),
  fc.stringMatching(/^E\d{8}$/),
  fc.stringMatching(/^E[A-HJ-NP-Z]\d{7}$/),
  fc.stringMatching(/^[A-Z]{3}35098001[12]\d{3}$/),
);
const organisationCodes = fc
  .stringMatching(/^[0-9A-HJ-NP-RTUWXY]{8}$/)
  .map((first8) => first8 + organisationCodeCheckCharacter(first8));
const creditCodes = fc
  .tuple(
    fc.constantFrom('11', '12', '51', '91', '92', '93'),
    fc.constantFrom('350902', '100000', '513301'),
    organisationCodes,
  )
  .map((parts) => parts.join(''))
  .map((first17) => first17 + creditCodeCheckCharacter(first17));
const caseNumbers = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 2016, max: 2026 }),
      fc.constantFrom(...COURT_PROVINCES),
      fc.stringMatching(/^(\d{2}|\d{4})?$/),
      fc.constantFrom(...ENFORCEMENT_TYPE_CODES, '民初', '司惩'),
      fc.integer({ min: 1, max: 99_999 }),
    )
    .map(([year, province, digits, type, serial]) => `（${year}）${province}${digits}${type}${serial}号`),
  fc
    .tuple(
      fc.integer({ min: 1995, max: 2015 }),
      fc.constantFrom('西秀初', '深福法执', '榕执监（1）', '鼓执'),
      fc.integer({ min: 1, max: 9999 }),
    )
    .map(([year, words, serial]) => `（${year}）${words}字第${serial}号`),
);
const documentNumbers = fc
  .tuple(caseNumbers, fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }))
  .map(([number, count]) => (count === null ? number : `${number}之${count}`));

/** What Word, web pages and typists leave between characters. */
const litter = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '　',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u200e',
  '\u00ad',
  '\t',
  '\u0007',
);

function littered(text: string, between: readonly string[]): string {
  return [...text].map((character, at) => character + (between[at % between.length] ?? '')).join('');
}

const KINDS: readonly (readonly [string, IdentifierRule, fc.Arbitrary<string>, (text: string) => string])[] = [
  ['number of a person', PERSON_NUMBER, fc.oneof(identityNumbers, travelDocuments), parsePersonNumber],
  ['code of a unit', UNIT_CODE, fc.oneof(creditCodes, organisationCodes), parseUnitCode],
  ['number of a case', CASE_NUMBER, caseNumbers, (text) => formatDocumentNumber(parseCaseNumber(text))],
  ['number of a document', DOCUMENT_NUMBER, documentNumbers, (text) => formatDocumentNumber(parseCaseNumber(text))],
];

describe.each(KINDS)('a %s', (_kind, rule, identifiers, normalise) => {
  it('is not changed by being normalised twice', () => {
    fc.assert(
      fc.property(identifiers, fc.array(litter, { minLength: 1 }), (identifier, between) => {
        const once = normalise(littered(identifier, between));
        expect(normalise(once)).toBe(once);
      }),
    );
  });

  it('is the same in every form, stored in one and asked for in another', () => {
    fc.assert(
      fc.property(
        identifiers,
        fc.array(litter, { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (identifier, between, one, other) => {
          const forms = [...rule.writtenForms(identifier), identifier, fullWidth(identifier)];
          const asked = littered(forms[one % forms.length] ?? '', between);
          const stored = forms[other % forms.length] ?? '';
          fc.pre(rule !== UNIT_CODE || normalise(stored).length === identifier.length);
          fc.pre(rule !== UNIT_CODE || normalise(asked).length === identifier.length);
          expect([asked, stored, isSame(rule, asked, stored)]).toEqual([asked, stored, true]);
        },
      ),
    );
  });

  it('has the same written forms whichever of them it is asked by', () => {
    fc.assert(
      fc.property(identifiers, fc.nat(), (identifier, one) => {
        const forms = rule.writtenForms(identifier);
        const form = forms[one % forms.length] ?? '';
        fc.pre(rule !== UNIT_CODE || normalise(form).length === identifier.length);
        expect([...rule.writtenForms(form)].sort()).toEqual([...forms].sort());
      }),
    );
  });

  it('is never another one, and none of its written forms is a form of another', () => {
    fc.assert(
      fc.property(identifiers, identifiers, (one, other) => {
        fc.pre(!isSame(rule, one, other));
        const forms = new Set(rule.writtenForms(one));
        expect(rule.writtenForms(other).filter((form) => forms.has(form) && !bothHold(one, other))).toEqual([]);
      }),
    );
  });

  it('with one character changed is refused, or another one', () => {
    const signs = fc.constantFrom(...'0123456789ABCDEFGHXY闽执一');
    fc.assert(
      fc.property(identifiers, fc.nat(), signs, (identifier, at, sign) => {
        const place = at % identifier.length;
        // 第 says nothing: a serial may have a zero in its place.
        fc.pre(identifier.charAt(place) !== sign && identifier.charAt(place) !== '第');
        const changed = identifier.slice(0, place) + sign + identifier.slice(place + 1);
        expect([changed, isSame(rule, changed, identifier)]).toEqual([changed, false]);
      }),
    );
  });

  it('that is written too long or holds nothing finds nothing', () => {
    for (const text of ['', ' ', '　', '\u200b', 'x'.repeat(500)]) {
      expect(rule.asked(text)).toEqual([]);
    }
  });
});

/** Two credit codes with the organisation code in common: both are found by what is stored under that code alone. */
function bothHold(one: string, other: string): boolean {
  return one.length === 18 && other.length === 18 && organisationCodeIn(one) === organisationCodeIn(other);
}

describe('the old form of an identity number', () => {
  it('is the same person as the new one, both ways', () => {
    expect(parseIdentityNumber('110105491231002')).toBe('11010519491231002X');
    expect(oldIdentityNumber('11010519491231002X')).toBe('110105491231002');
    expect(isSame(PERSON_NUMBER, '110105 491231 002', '11010519491231002ⅹ')).toBe(true);
    expect(isSame(PERSON_NUMBER, '１１０１０５１９４９１２３１００２Ⅹ', '110105491231002')).toBe(true);
  });

  it('never belonged to who was born since 2000, to a residence permit, or to another century', () => {
    const numbered = (first17: string): string => first17 + identityNumberCheckCharacter(first17);
    for (const first17 of ['35090220010203001', '81000019800101001', '83000019800101001', '91115619800101001']) {
      expect(oldIdentityNumber(numbered(first17))).toBeNull();
    }
    // Sequence numbers from 996 were those of people a hundred years old, born in the century before.
    expect(parseIdentityNumber('350902800101998')).toMatch(/^35090218800101998/);
    expect(oldIdentityNumber(numbered('35090219800101998'))).toBeNull();
    expect(oldIdentityNumber(numbered('35090218800101998'))).toBe('350902800101998');
    expect(oldIdentityNumber(numbered('35090218800101001'))).toBeNull();
  });

  it('with a date that is none, or no province, is refused', () => {
    expect(faultOf(() => parseIdentityNumber('110105491331002'))).toContain('date of birth in places 7 to 12');
    expect(faultOf(() => parseIdentityNumber('190105491231002'))).toContain('nor 15 digits');
  });
});

describe('permits, passports and residence cards', () => {
  it.each([
    ['H01234567', 'h0123456701', 'a card that was renewed'],
    ['M01234567', 'Ｍ01234567', 'full width'],
    ['01234567', '0123456701(B)', 'a permit for Taiwan before 2008'],
    ['01234567', '0123456702（D）', 'a permit for Taiwan before 2008, full width'],
    ['01234567', '0123456703', 'a permit for Taiwan of Fujian before 2008'],
    ['E12345678', 'e 12345678', 'a passport'],
    ['EA1234567', 'ea1234567', 'a newer passport'],
    ['USA350980010112', 'usa 3509 800101 12', 'a residence card before 2023-12'],
    ['810000199408230021', '810000 19940823 0021', 'a residence permit for Hong Kong'],
    ['830000199201300022', '８３００００１９９２０１３０００２２', 'a residence permit for Taiwan'],
  ])('%s is the same as %s: %s', (canonical, written) => {
    expect(parsePersonNumber(written)).toBe(canonical);
    expect(isSame(PERSON_NUMBER, canonical, written) && isSame(PERSON_NUMBER, written, canonical)).toBe(true);
  });

  it.each(['H0123456', 'H012345678', 'USA350980130112', '张三', '1234567', 'ABCDEFGH', '110105194912310021'])(
    '%s is none',
    (text) => expect(faultOf(() => parsePersonNumber(text))).not.toBe(''),
  );
});

describe('an organisation code', () => {
  it.each(['60003734-1', '600037341', '６０００３７３４－１', ' 60003734 - 1 '])('is read as %s', (text) => {
    expect(parseOrganisationCode(text)).toBe('600037341');
  });

  it('finds the credit code that holds it, and that finds what is stored under the old code', () => {
    expect(isSame(UNIT_CODE, '60003734-1', '91110000600037341L')).toBe(true);
    expect(isSame(UNIT_CODE, '91110000600037341L', '60003734-1')).toBe(true);
  });

  it('does not make two credit codes one', () => {
    const first17 = '91350902600037341';
    const moved = first17 + creditCodeCheckCharacter(first17);
    expect(isSame(UNIT_CODE, moved, '91110000600037341L')).toBe(false);
    expect(isSame(UNIT_CODE, moved, '60003734-1')).toBe(true);
  });

  it('with a wrong check character is refused', () => {
    expect(faultOf(() => parseOrganisationCode('60003734-2'))).toContain('check character');
    expect(faultOf(() => parseUnitCode('60003734-2'))).not.toBe('');
  });
});

describe('a credit code whose check character is wrong', () => {
  it('is one of before 2016 where all else of it is right, and can be told from the others', () => {
    expect(parseCreditCode('91110000600037341M')).toBe('91110000600037341M');
    expect([keepsCheckCharacter('91110000600037341M'), keepsCheckCharacter('91110000600037341L')]).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ['91110000600037342L', 'its organisation code is wrong too'],
    ['98110000600037341L', 'no unit is of this category'],
    ['91180000600037341L', 'no province has this number'],
    ['511302199001010184', 'it has the form of an identity number'],
  ])('%s is refused: %s', (code) => {
    expect(faultOf(() => parseCreditCode(code))).toContain('check character');
  });
});

describe('a case number', () => {
  it.each([
    '(2021)闽0902执123号',
    '[2021]闽0902执123号',
    '【2021】闽0902执123号',
    '〔2021〕闽0902执123号',
    '（２０２１）闽０９０２执１２３号',
    '（2021）闽0902执第123号',
    '（2021）闽0902执字第123号',
    '(2021) 闽0902执 00123号',
    '（2021）闽0902执123号之一',
    '（2021）闽0902执123-1号',
    '（2021）闽0902执123－1号',
    '（2021）闽0902执123号—1',
    '（2021）\u200b闽0902\u00a0执\u2060123号\ufeff\u0007',
  ])('written %j is （2021）闽0902执123号', (text) => {
    expect(isSame(CASE_NUMBER, text, '（2021）闽0902执123号')).toBe(true);
    expect(isSame(CASE_NUMBER, '（2021）闽0902执123号', text)).toBe(true);
  });

  it.each([
    '（2014）深福法执字3456号',
    '(2014)深福法执字第3456号',
    '〔2014〕深福法执字第03456号',
    '（2014）深福法执第3456号',
  ])('of before 2016, written %s, is one', (text) =>
    expect(isSame(CASE_NUMBER, text, '（2014）深福法执字第3456号')).toBe(true),
  );

  it('of a document in it is one of several', () => {
    const first = ['（2022）川3301司惩3号之一', '(2022)川3301司惩3号之1', '（2022）川3301司惩3-1号'];
    const others = [
      '（2022）川3301司惩3号之十一',
      '（2022）川3301司惩3号',
      '（2022）川3301司惩31号',
      '（2022）川3301司惩3号之二',
    ];
    for (const one of first) {
      expect(first.map((stored) => isSame(DOCUMENT_NUMBER, one, stored))).toEqual([true, true, true]);
      expect(others.map((stored) => isSame(DOCUMENT_NUMBER, one, stored))).toEqual([false, false, false, false]);
    }
  });

  it('that numbers its document twice, or zero, is refused', () => {
    expect(faultOf(() => parseCaseNumber('（2021）闽0902执123-1号之一'))).toContain('twice');
    expect(faultOf(() => parseCaseNumber('（2021）闽0902执123-0号'))).toContain('zero');
  });
});
