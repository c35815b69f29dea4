import { badInput } from '../bad-input.ts';

import { isDate } from './date.ts';
import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const EXPECTED = 'a resident identity number of 18 characters with its check character (GB 11643)';

/**
 * The canonical form (half-width, X upper case) of a resident identity number.
 * @throws badInput
 */
export function parseIdentityNumber(text: string): string {
  const number = normalText(text, 48, EXPECTED).toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) {
    throw badInput('is not 17 digits and a digit or X', EXPECTED);
  }
  const birthDate = birthDateOf(number);
  if (!isDate(birthDate) || birthDate < '1800' || birthDate >= '2100') {
    throw badInput('has no date of birth in places 7 to 14', EXPECTED);
  }
  if (identityNumberCheckCharacter(number.slice(0, 17)) !== number.charAt(17)) {
    throw badInput('has a check character that does not fit the rest', EXPECTED);
  }
  return number;
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
    '居民身份证号码 Resident identity number (GB 11643): 17 digits and a check character, X written in upper case.',
  expected: EXPECTED,
  parse: parseIdentityNumber,
});
