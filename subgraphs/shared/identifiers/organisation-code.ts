import { badInput } from '../bad-input.ts';
import { normalText } from '../scalars/normal-text.ts';

import { distinct, latinForms } from './written-forms.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const EXPECTED = 'an organisation code of 9 characters with its check character (GB 11714), such as 60003734-1';

/**
 * The canonical form of an organisation code (组织机构代码), the 9 characters that a unit had before 2015-10: upper case,
 * half-width, without its hyphen. They are places 9 to 17 of the unified social credit code that the unit has since.
 * @throws badInput
 */
export function parseOrganisationCode(text: string): string {
  const code = normalText(text, 32, EXPECTED)
    .toUpperCase()
    .replace(/^([^-]{8})-([^-])$/, '$1$2');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) {
    throw badInput('is not 8 digits or letters and a check character', EXPECTED);
  }
  if (organisationCodeCheckCharacter(code.slice(0, 8)) !== code.charAt(8)) {
    throw badInput('has a check character that does not fit the rest', EXPECTED);
  }
  return code;
}

/** The 9th character that belongs to the first 8. */
export function organisationCodeCheckCharacter(first8: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number.parseInt(first8.charAt(place), 36), 0);
  return '0123456789X0'.charAt(11 - (sum % 11));
}

/** The organisation code within a credit code: places 9 to 17. */
export function organisationCodeIn(creditCode: string): string {
  return creditCode.slice(8, 17);
}

/** How offices write an organisation code: with its hyphen or without. */
export function organisationCodeForms(code: string): readonly string[] {
  return distinct([code, `${code.slice(0, 8)}-${code.slice(8)}`].flatMap(latinForms));
}
