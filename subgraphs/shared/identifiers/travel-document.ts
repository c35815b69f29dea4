import { badInput } from '../bad-input.ts';
import { normalText } from '../scalars/normal-text.ts';

import { distinct, fullWidth, latinForms } from './written-forms.ts';

const EXPECTED =
  'a passport, a permit such as H01234567 (港澳居民来往内地通行证) or 01234567 (台湾居民来往大陆通行证), or a permanent ' +
  'residence card of a foreigner';

/**
 * 港澳居民来往内地通行证: H or M and the 8 digits that the holder keeps for life; a card from before 2013 has the number of its
 * renewals after them (公安部《港澳居民来往内地通行证号码规则》, 2010), which says nothing of who holds it.
 */
const HONG_KONG_OR_MACAU = /^([HM]\d{8})(\d{2})?$/;
/**
 * 台湾居民来往大陆通行证: the 8 digits that the holder keeps for life; one from before 2008-09-25 has the number of its issues
 * and in brackets the code of who issued it after them (公安部, 2008: 一人一号、终身不变).
 */
const TAIWAN = /^(\d{8})(?:\d{2}(?:\([A-Z0-9]\)|[A-Z])?)?$/;
/** 外国人永久居留身份证 before 2023-12: nationality, place, date of birth, two more digits. Later ones are identity numbers in form. */
const OLD_RESIDENCE_CARD = /^[A-Z]{3}\d{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2}$/;
/**
 * Passports of China (E12345678, EA1234567, older 141234567) and of others: 9 digits, or a letter first and four digits at least.
 * What begins as a permit for Hong Kong or Macau and has another length is neither.
 */
const PASSPORT = /^(?:\d{9}|(?![HM]\d+$)(?=(?:.*\d){4})[A-Z][A-Z0-9]{6,11})$/;

/** How often a permit that is still on record has been renewed at most. */
const MOST_RENEWALS = 20;
const MOST_ISSUES = 10;
/** Who issued permits to people from Taiwan: in Hong Kong B and A, in Macau D; without brackets in Fujian, Jiangsu and Shanghai. */
const ISSUERS = ['', '(A)', '(B)', '(D)'];

/**
 * The canonical form of the number of a travel or residence document that is no identity number: upper case, half-width, and of
 * a permit only what its holder keeps for life.
 * @throws badInput
 */
export function parseTravelDocument(text: string): string {
  const number = normalText(text, 48, EXPECTED).toUpperCase();
  const permit = HONG_KONG_OR_MACAU.exec(number) ?? TAIWAN.exec(number);
  if (permit?.[1] !== undefined) {
    return permit[1];
  }
  if (!OLD_RESIDENCE_CARD.test(number) && !PASSPORT.test(number)) {
    throw badInput('is no number of a passport, permit or residence card', EXPECTED);
  }
  return number;
}

/** How offices write the number of a document. @param number in canonical form */
export function travelDocumentForms(number: string): readonly string[] {
  if (HONG_KONG_OR_MACAU.test(number)) {
    return distinct([number, ...counted(number, MOST_RENEWALS)].flatMap(latinForms));
  }
  if (TAIWAN.test(number)) {
    const issued = counted(number, MOST_ISSUES).flatMap((form) => ISSUERS.map((issuer) => form + issuer));
    return distinct([number, fullWidth(number), ...issued, ...issued.map(fullWidthBrackets)]);
  }
  return latinForms(number);
}

function counted(number: string, most: number): string[] {
  return Array.from({ length: most }, (_, count) => number + String(count).padStart(2, '0'));
}

function fullWidthBrackets(text: string): string {
  return text.replace('(', '（').replace(')', '）');
}
