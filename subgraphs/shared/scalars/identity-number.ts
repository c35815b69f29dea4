import { badInput, isBadInput } from '../bad-input.ts';
import { parseTravelDocument } from '../identifiers/travel-document.ts';
import { distinct, latinForms } from '../identifiers/written-forms.ts';

import { isDate } from './date.ts';
import { normalText, withoutUnseen } from './normal-text.ts';
import { isInProvince } from './region-code.ts';
import { textScalar } from './text-scalar.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const EXPECTED =
  'a resident identity number of 18 characters with its check character (GB 11643), or its old form of 15 digits';
const EXPECTED_OF_PERSON = `${EXPECTED}; or the number of a passport, a permit or a residence card`;

/** Of somebody who was a hundred years old when the 15 digits were given out: born before 1900. */
const CENTENARIANS = /99[6-9]$/;

/**
 * The canonical form of an identity number: 18 characters, half-width, X upper case. The old form of 15 digits, without the
 * century and the check character, is read as the same number. Residence permits of people from Hong Kong, Macau and Taiwan
 * (港澳台居民居住证) and the residence cards of foreigners since 2023-12 have the form of identity numbers.
 * @throws badInput
 */
export function parseIdentityNumber(text: string): string {
  const typed = normalText(text, 48, EXPECTED).toUpperCase();
  const isOld = /^[1-7]\d{14}$/.test(typed) && isInProvince(typed);
  const number = isOld ? eighteenOf(typed) : typed;
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) {
    throw badInput('is neither 17 digits and a digit or X, nor 15 digits', EXPECTED);
  }
  const birthDate = birthDateOf(number);
  if (!isDate(birthDate) || birthDate < '1800' || birthDate >= '2100') {
    throw badInput(`has no date of birth in places 7 to ${isOld ? 12 : 14}`, EXPECTED);
  }
  if (identityNumberCheckCharacter(number.slice(0, 17)) !== number.charAt(17)) {
    throw badInput('has a check character that does not fit the rest', EXPECTED);
  }
  return number;
}

/**
 * The canonical form of whatever number stands for a person: an identity number, a passport, a permit, a residence card.
 * @throws badInput
 */
export function parsePersonNumber(text: string): string {
  try {
    return parseIdentityNumber(text);
  } catch (error) {
    if (!isBadInput(error)) {
      throw error;
    }
    return parseOrThrow(text, badInput(error.extensions.fault, EXPECTED_OF_PERSON));
  }
}

/** The old form of 15 digits of a number in canonical form; null where it never had one. */
export function oldIdentityNumber(number: string): string | null {
  const century = number.slice(6, 8);
  const isCentenarian = CENTENARIANS.test(number.slice(0, 17));
  if (!/^[1-7]/.test(number) || (century === '18') !== isCentenarian || !['18', '19'].includes(century)) {
    return null;
  }
  return number.slice(0, 6) + number.slice(8, 17);
}

/** How offices write an identity number. @param number in canonical form */
export function identityNumberForms(number: string): readonly string[] {
  const old = oldIdentityNumber(number);
  const grouped = `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
  return distinct([...latinForms(number), number.replace('X', 'Ⅹ'), grouped, ...(old === null ? [] : latinForms(old))]);
}

function eighteenOf(old: string): string {
  const first17 = `${old.slice(0, 6)}${CENTENARIANS.test(old) ? '18' : '19'}${old.slice(6)}`;
  return first17 + identityNumberCheckCharacter(first17);
}

/** What is no document at all is refused for what it is not as an identity number, which is what nearly everybody types. */
function parseOrThrow(text: string, refusal: Error): string {
  try {
    return parseTravelDocument(text);
  } catch (error) {
    throw isBadInput(error) ? refusal : error;
  }
}

/** The 18th character that belongs to the first 17 digits. */
export function identityNumberCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return CHECKS.charAt(sum % 11);
}

/** The date of birth, `YYYY-MM-DD`, that a well-formed number holds. */
export function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

export const IdentityNumberScalar = textScalar({
  name: 'IdentityNumber',
  description:
    '证件号码 Number of a person: a resident identity number (GB 11643), of which the old form of 15 digits is the same; or of ' +
    'a passport, a permit or a residence card. Read with small x, full-width and with blanks; shown as it is on record.',
  expected: EXPECTED_OF_PERSON,
  parse: parsePersonNumber,
  show: (stored) => withoutUnseen(stored.normalize('NFKC')).toUpperCase(),
});
