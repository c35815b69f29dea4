import { badInput } from '../bad-input.ts';

import { COURT_CODE_PATTERN } from './court-code.ts';
import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

/** A case number taken apart (最高人民法院《关于人民法院案件案号的若干规定》, in force since 2016-01-01). */
export type CaseNumber = {
  year: number;
  /** 法院代字, e.g. `闽0902`; null in a number from before 2016, whose words name the court in no fixed way. */
  courtCode: string | null;
  /** 知 between court and type: a case of the intellectual property tribunal. */
  intellectualProperty: boolean;
  /** 类型代字, e.g. `执恢`; null in a number from before 2016. */
  typeCode: string | null;
  /** Digits without leading zeros; as written in a number from before 2016. */
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
const HEAD = /^[(〔](\d{4})[)〕]/u;
const SINCE_2016 = new RegExp(
  `^(${COURT_CODE_PATTERN})(知?)((?:(?![字第号])\\p{sc=Han}){1,3}?)(\\d{1,8})号(之[一二三四五六七八九十百\\d]{1,5})?$`,
  'u',
);
const BEFORE_2016 = /^([\p{sc=Han}\d()]{1,16}?)字第(\d{1,8})(-\d{1,3})?号(之[一二三四五六七八九十百\d]{1,5})?$/u;

/**
 * Takes a case number apart. Reads full-width, half-width and 〔〕 brackets, full-width digits and stray spaces.
 * @throws badInput naming what is wrong, never the number
 */
export function parseCaseNumber(text: string): CaseNumber {
  const normal = normalText(text, 60, EXPECTED);
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

export const CaseNumberScalar = textScalar({
  name: 'CaseNumber',
  description:
    '案号 Case number, written with full-width brackets, e.g. （2021）闽09执123号. Half-width brackets are read too; the 之一 ' +
    'that numbers a document in the case is read and left off; a number from before 2016, e.g. （2010）西秀初字第1161号, is kept.',
  expected: EXPECTED,
  parse: (text) => formatCaseNumber(parseCaseNumber(text)),
});

function parseSince2016(year: number, rest: string): CaseNumber {
  const parts = SINCE_2016.exec(rest);
  if (!parts) {
    throw badInput(faultOf(rest), EXPECTED);
  }
  const [, courtCode = '', property, typeCode = '', digits = '', suffix] = parts;
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
    documentSuffix: suffix ?? null,
    legacy: null,
  };
}

function parseBefore2016(year: number, rest: string): CaseNumber {
  const parts = BEFORE_2016.exec(rest);
  if (!parts) {
    throw badInput(
      'is not a number of its time: before 2016 it has 字第 before its serial',
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
    documentSuffix: counted ?? dashed ?? null,
    legacy: words,
  };
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
