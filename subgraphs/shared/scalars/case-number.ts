import { badInput } from '../bad-input.ts';
import { distinct, fullWidth } from '../identifiers/written-forms.ts';

import { COURT_CODE_PATTERN } from './court-code.ts';
import { normalText } from './normal-text.ts';
import { canonicalOrSelf, textScalar } from './text-scalar.ts';

/** A case number taken apart (最高人民法院《关于人民法院案件案号的若干规定》, in force since 2016-01-01). */
export type CaseNumber = {
  year: number;
  /** 法院代字, e.g. `闽0902`; null in a number from before 2016, whose words name the court in no fixed way. */
  courtCode: string | null;
  /** 知 between court and type: a case of the intellectual property tribunal. */
  intellectualProperty: boolean;
  /** 类型代字, e.g. `执恢`; null in a number from before 2016. */
  typeCode: string | null;
  /** Digits without leading zeros; as written in a number from before 2016, where zeros mean nothing either. */
  serial: string;
  /** `之一` of `…号之一`, `-1` of an old `…第123-1号`: numbers a document in the case, not the case. */
  documentSuffix: string | null;
  /** The words of a number from before 2016, e.g. `西秀初` of （2010）西秀初字第1161号; null since. */
  legacy: string | null;
};

/** 类型代字 of enforcement: first, resumed, preservation, objection, review, supervision, coordination, other. */
export const ENFORCEMENT_TYPE_CODES = ['执', '执恢', '执保', '执异', '执复', '执监', '执协', '执他'] as const;

const FIRST_YEAR = 2016;
const EXPECTED = 'a case number such as （2021）闽09执123号';
const HEAD = /^[([{<〔【〈](\d{4})年?[)\]}>〕】〉]/u;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58]/gu;
const SUFFIX = '(-\\d{1,3}|之(?:[零一二三四五六七八九十百]{1,5}|\\d{1,3}))?';
const SINCE_2016 = new RegExp(
  `^(${COURT_CODE_PATTERN})(知?)((?:(?![字第号])\\p{sc=Han}){1,3}?)字?第?(\\d{1,8})(-\\d{1,3})?号${SUFFIX}$`,
  'u',
);
/** Shenzhen wrote 字 without 第; others wrote 第 without 字. */
const BEFORE_2016 = new RegExp(`^([\\p{sc=Han}\\d()]{1,16}?)(?:字第|字|第)(\\d{1,8})(-\\d{1,3})?号${SUFFIX}$`, 'u');

/**
 * Takes a case number apart, in whatever form it is written: brackets of any kind, full-width digits, blanks, what Word leaves
 * between characters, 第 or 字第 before the serial, and the number of a document in the case.
 * @throws badInput naming what is wrong, never the number
 */
export function parseCaseNumber(text: string): CaseNumber {
  const normal = normalText(text, 60, EXPECTED).replace(DASHES, '-');
  const head = HEAD.exec(normal);
  if (!head) {
    throw badInput('does not begin with a year of four digits in brackets', EXPECTED);
  }
  const year = Number(head[1]);
  const rest = normal.slice(head[0].length);
  if (year < 1949 || year > 2099) {
    throw badInput('has a year outside 1949 to 2099', EXPECTED);
  }
  return year < FIRST_YEAR ? parseBefore2016(year, rest) : parseSince2016(year, rest);
}

/** The case's number in the form that is written, with full-width brackets; the number of a document is left off. */
export function formatCaseNumber(number: CaseNumber): string {
  const { year, serial, legacy } = number;
  if (legacy !== null) {
    return `（${year}）${fullWidthBrackets(legacy)}字第${serial}号`;
  }
  return `（${year}）${number.courtCode ?? ''}${number.intellectualProperty ? '知' : ''}${number.typeCode ?? ''}${serial}号`;
}

/** The number of the document in the case, e.g. （2021）闽09执123号之一; the case's own where it has no suffix. */
export function formatDocumentNumber(number: CaseNumber): string {
  const suffix = number.documentSuffix ?? '';
  const whole = formatCaseNumber(number);
  return suffix.startsWith('-') ? `${whole.slice(0, -1)}${suffix}号` : `${whole}${suffix}`;
}

/**
 * What a number names, the same for all its written forms: the case, or with `ofDocument` the document in the case, of which
 * 之一, 之1 and -1 name the first.
 */
export function caseNumberKey(number: CaseNumber, ofDocument: boolean): string {
  const whole = formatCaseNumber({ ...number, serial: withoutZeros(number.serial) });
  return ofDocument && number.documentSuffix !== null ? `${whole}#${documentCount(number.documentSuffix)}` : whole;
}

/**
 * How offices write a number: with brackets of each kind, half- and full-width digits, with and without 第 and 字, and serials
 * filled with zeros. With `ofDocument`, the number of the document in the case, where it has one, in each of its forms.
 */
export function caseNumberForms(number: CaseNumber, ofDocument: boolean): readonly string[] {
  const { year, legacy, courtCode, intellectualProperty, typeCode } = number;
  const head = legacy ?? `${courtCode ?? ''}${intellectualProperty ? '知' : ''}${typeCode ?? ''}`;
  const serial = withoutZeros(number.serial);
  const serials = [serial, ...(legacy === null ? [5] : [4, 5, 6]).map((length) => serial.padStart(length, '0'))];
  const links = legacy === null ? ['', '第'] : ['字第', '字', '第'];
  const suffixes = ofDocument && number.documentSuffix !== null ? suffixForms(number.documentSuffix) : [['', '']];
  return distinct(
    BRACKETS.flatMap(([open, close]) =>
      links.flatMap((link) =>
        serials.flatMap((digits) =>
          suffixes.flatMap(([before, after]) => {
            const words = open === '（' ? fullWidthBrackets(head) : head;
            const form = `${open}${year}${close}${words}${link}${digits}${before}号${after}`;
            // Full-width digits are the habit of typists who write everything full-width.
            return open === '（' && digits === serial ? [form, fullWidth(form)] : [form];
          }),
        ),
      ),
    ),
  );
}

export const CaseNumberScalar = textScalar({
  name: 'CaseNumber',
  description:
    '案号 Case number, written with full-width brackets, e.g. （2021）闽09执123号. Read with brackets of any kind, blanks, and ' +
    '第 or 字第; a number from before 2016, e.g. （2010）西秀初字第1161号, is kept. 之一 or -1, which numbers a document in the ' +
    'case, is left off where a case is asked for.',
  expected: EXPECTED,
  parse: canonicalNumber,
  show: (stored) => (CANONICAL.test(stored) ? stored : canonicalOrSelf(canonicalNumber, stored)),
});

function canonicalNumber(text: string): string {
  return formatDocumentNumber(parseCaseNumber(text));
}

/** The commonest canonical numbers, which need not be taken apart to be shown. */
const CANONICAL = new RegExp(
  `^（20(?:1[6-9]|[2-9]\\d)）(?:${COURT_CODE_PATTERN})知?(?:(?![字第号])[\u4e00-\u9fff]){1,3}[1-9]\\d{0,7}号$`,
  'u',
);

const BRACKETS = [
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
  ['[', ']'],
  ['【', '】'],
  ['［', '］'],
] as const;

/** The number of a document as it stands before and after 号. */
function suffixForms(suffix: string): readonly (readonly [before: string, after: string])[] {
  const count = documentCount(suffix);
  return [
    ['', `之${chineseNumber(count)}`],
    ['', `之${count}`],
    [`-${count}`, ''],
    ['', `-${count}`],
  ];
}

function documentCount(suffix: string): number {
  const written = suffix.slice(1);
  return /^\d+$/.test(written) ? Number(written) : readChineseNumber(written);
}

const DIGITS = '零一二三四五六七八九';

/** From 1 to 999. */
function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const ten =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`;
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${ten}${ones > 0 ? DIGITS[ones] : ''}`;
}

function readChineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit === undefined) {
      // 一二 is read as 12, as 之一二 is meant.
      digit = digit * 10 + DIGITS.indexOf(character);
    } else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

function withoutZeros(serial: string): string {
  return serial.replace(/^0+(?=\d)/u, '');
}

function parseSince2016(year: number, rest: string): CaseNumber {
  const parts = SINCE_2016.exec(rest);
  if (!parts) {
    throw badInput(faultOf(rest), EXPECTED);
  }
  const [, courtCode = '', property, typeCode = '', digits = '', dashed, counted] = parts;
  const serial = digits.replace(/^0+/u, '');
  if (serial === '') {
    throw badInput('has the serial number zero', EXPECTED);
  }
  return {
    year,
    courtCode,
    intellectualProperty: property === '知',
    typeCode,
    serial,
    documentSuffix: onlySuffix(dashed, counted),
    legacy: null,
  };
}

function parseBefore2016(year: number, rest: string): CaseNumber {
  const parts = BEFORE_2016.exec(rest);
  if (!parts) {
    throw badInput(
      'is not a number of its time: before 2016 it has 字第, 字 or 第 before its serial',
      'a case number such as （2010）西秀初字第1161号',
    );
  }
  const [, words = '', serial = '', dashed, counted] = parts;
  return {
    year,
    courtCode: null,
    intellectualProperty: false,
    typeCode: null,
    serial,
    documentSuffix: onlySuffix(dashed, counted),
    legacy: words,
  };
}

function onlySuffix(dashed: string | undefined, counted: string | undefined): string | null {
  if (dashed !== undefined && counted !== undefined) {
    throw badInput('numbers its document twice', EXPECTED);
  }
  const suffix = dashed ?? counted ?? null;
  if (suffix !== null && documentCount(suffix) === 0) {
    throw badInput('has the number zero for its document', EXPECTED);
  }
  return suffix;
}

function faultOf(rest: string): string {
  if (!new RegExp(`^(?:${COURT_CODE_PATTERN})(?!\\d)`, 'u').test(rest)) {
    return 'has no court code (a province, with two or four digits or none, or 最高法) after the year';
  }
  if (!rest.includes('号')) {
    return 'does not end in 号';
  }
  if (!/\d号/u.test(rest)) {
    return 'has no serial number before 号';
  }
  return 'has no type code of one to three characters between court and serial, or has text after 号';
}

function fullWidthBrackets(text: string): string {
  return text.replace(/\(/gu, '（').replace(/\)/gu, '）');
}
