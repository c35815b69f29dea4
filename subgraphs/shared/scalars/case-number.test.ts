import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  CaseNumberScalar,
  ENFORCEMENT_TYPE_CODES,
  formatCaseNumber,
  formatDocumentNumber,
  parseCaseNumber,
} from './case-number.ts';
import { COURT_PROVINCES } from './court-code.ts';
import { faultOf, readLiteral } from './scalar-fixture.ts';

const caseNumbers = fc.record({
  year: fc.integer({ min: 2016, max: 2099 }),
  courtCode: fc.oneof(
    fc.constant('最高法'),
    fc
      .tuple(fc.constantFrom(...COURT_PROVINCES), fc.stringMatching(/^(\d{2}|\d{4})?$/u))
      .map((parts) => parts.join('')),
  ),
  intellectualProperty: fc.boolean(),
  typeCode: fc.constantFrom(...ENFORCEMENT_TYPE_CODES, '民初', '民终', '行赔初'),
  serial: fc.integer({ min: 1, max: 9_999_999 }).map(String),
  documentSuffix: fc.constantFrom(null, '之一', '之十二', '之3'),
  legacy: fc.constant(null),
});

describe('a case number', () => {
  it.each([
    ['（2021）闽09执123号', '闽09', false, '执', '123'],
    ['(2021)闽0902执恢7号', '闽0902', false, '执恢', '7'],
    ['（2017）京04民终367号', '京04', false, '民终', '367'],
    ['(2021)粤0111民初30063号', '粤0111', false, '民初', '30063'],
    ['（2019）最高法知民终1号', '最高法', true, '民终', '1'],
    ['（2020）川执复12号', '川', false, '执复', '12'],
  ])('%s is read', (text, courtCode, intellectualProperty, typeCode, serial) => {
    expect(parseCaseNumber(text)).toMatchObject({
      courtCode,
      intellectualProperty,
      typeCode,
      serial,
      documentSuffix: null,
    });
  });

  it.each([
    '(2021)闽09执123号',
    '（2021)闽09执123号',
    '〔2021〕闽09执123号',
    '（２０２１）闽０９执１２３号',
    ' （2021） 闽09执 00123 号 ',
    '【2021】闽09执第123号',
    '［２０２１］闽09执字第123号',
    '（2021）\u200b闽09\u2060执123号\ufeff\u0007',
  ])('typed as "%s" is written in one form, with full-width brackets', (text) =>
    expect(CaseNumberScalar.parseValue(text)).toBe('（2021）闽09执123号'),
  );

  it.each([
    ['（2021）闽9执123号', 'has no court code'],
    ['（2021）闽090执123号', 'has no court code'],
    ['（2021）台09执123号', 'has no court code'],
    ['2021闽09执123号', 'year of four digits in brackets'],
    ['（20211）闽09执123号', 'year of four digits in brackets'],
    ['（2199）闽09执123号', 'year outside'],
    ['（2021）闽09执号', 'no serial number'],
    ['（2021）闽09执000号', 'serial number zero'],
    ['（2021）闽09执123', 'does not end in 号'],
    ['（2021）闽 号', 'no serial number'],
    ['（2021）闽09 123号', 'has no court code'],
    ['（2021）闽09执行异议123号', 'no type code'],
    ['（2021）闽09执123号附', 'text after 号'],
    ['（2015）闽09执123号', 'before 2016'],
    ['（2010）西秀初1161号', 'before 2016'],
    ['', 'empty'],
    ['（2021）闽09执123号'.repeat(9), 'too long'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseCaseNumber(text))).toContain(fault);
  });

  it('of a document in the case is that of the case, and the document’s own number is kept apart', () => {
    const number = parseCaseNumber('（2021）闽09执123号之一');
    expect(formatCaseNumber(number)).toBe('（2021）闽09执123号');
    expect(formatDocumentNumber(number)).toBe('（2021）闽09执123号之一');
    expect(CaseNumberScalar.parseValue('(2021)闽09执123号之一')).toBe('（2021）闽09执123号之一');
    expect(CaseNumberScalar.serialize('(2021)闽09执123号之一')).toBe('（2021）闽09执123号之一');
  });

  it.each([
    ['（2010）西秀初字第1161号', '西秀初', '1161'],
    ['(2014)鼓执字第00123号', '鼓执', '00123'],
    ['（2013）榕执监(1)字第8号', '榕执监(1)', '8'],
  ])('from before 2016, %s, is kept as a legacy number', (text, legacy, serial) => {
    const number = parseCaseNumber(text);
    expect(number).toMatchObject({ legacy, serial, courtCode: null, typeCode: null });
    expect(formatCaseNumber(number)).toBe(text.replaceAll('(', '（').replaceAll(')', '）'));
  });

  it.each(['（2010）西秀初第1161号', '（2010）西秀初字1161号', '[2010]西秀初字第1161号'])(
    'from before 2016, typed as %s, is written with 字第',
    (text) => expect(CaseNumberScalar.parseValue(text)).toBe('（2010）西秀初字第1161号'),
  );

  it('from before 2016 may number a document with a dash', () => {
    const number = parseCaseNumber('（2012）宁执字第45-2号');
    expect(formatCaseNumber(number)).toBe('（2012）宁执字第45号');
    expect(formatDocumentNumber(number)).toBe('（2012）宁执字第45-2号');
  });

  it('is the same after writing and reading', () => {
    fc.assert(
      fc.property(caseNumbers, (number) => expect(parseCaseNumber(formatDocumentNumber(number))).toEqual(number)),
    );
  });

  it('in canonical form is not changed by reading', () => {
    fc.assert(
      fc.property(caseNumbers, (number) => {
        const text = formatCaseNumber(number);
        expect(CaseNumberScalar.parseValue(text)).toBe(text);
      }),
    );
  });

  it('in a literal is checked as in a variable', () => {
    expect(readLiteral(CaseNumberScalar, '"(2021)闽09执123号"')).toBe('（2021）闽09执123号');
    expect(faultOf(() => readLiteral(CaseNumberScalar, '2021'))).toBe('is not a string');
    expect(faultOf(() => readLiteral(CaseNumberScalar, '"2021"'))).toContain('brackets');
  });

  it('that an old database spells oddly is shown as it is', () => {
    expect(CaseNumberScalar.serialize('2003宁执1')).toBe('2003宁执1');
    expect(CaseNumberScalar.serialize('(2021)闽09执123号')).toBe('（2021）闽09执123号');
    expect(CaseNumberScalar.serialize('（2021）闽09执0123号')).toBe('（2021）闽09执123号');
  });

  it('is never anything but a string in code', () => {
    expect(() => CaseNumberScalar.serialize(2021)).toThrow(TypeError);
    expect(() => CaseNumberScalar.serialize(new Date(0))).toThrow('a resolver gave a Date');
  });
});
