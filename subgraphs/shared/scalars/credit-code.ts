import { badInput, isBadInput } from '../bad-input.ts';
import {
  organisationCodeCheckCharacter,
  organisationCodeIn,
  parseOrganisationCode,
} from '../identifiers/organisation-code.ts';

import { isDate } from './date.ts';
import { normalText, withoutUnseen } from './normal-text.ts';
import { isInProvince } from './region-code.ts';
import { textScalar } from './text-scalar.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const EXPECTED = 'a unified social credit code of 18 characters with its check character (GB 32100-2015)';
const EXPECTED_OF_UNIT = `${EXPECTED}, or an organisation code of 9`;

/** 登记管理部门 and 机构类别: the first two characters that have been given out. */
const CATEGORIES = /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[129]|9[123]|A[129]|N[1239]|Y1)/;
/**
 * The canonical form (upper case, half-width) of a unified social credit code.
 *
 * Only what GB 32100-2015 says of the whole is checked. The nine characters inside that repeat the older organisation
 * code have a check of their own, which valid codes in use do not all keep.
 *
 * Some codes given out in the first months, before 2016, have a wrong check character and stay valid. So one that fails is
 * accepted by a second rule: its first two characters and its region exist, the organisation code in its places 9 to 17 has
 * the right check character (GB 11714), and it has not the form of an identity number, which somebody may have mistyped.
 * `keepsCheckCharacter` tells the two apart.
 * @throws badInput
 */
export function parseCreditCode(text: string): string {
  const code = normalText(text, 48, EXPECTED).toUpperCase();
  if (code.length !== 18) {
    throw badInput('is not 18 characters long', EXPECTED);
  }
  if ([...code].some((character) => !ALPHABET.includes(character))) {
    throw badInput('has a character that these codes do not use (I, O, S, V and Z are not used)', EXPECTED);
  }
  if (!/^\d{6}$/u.test(code.slice(2, 8))) {
    throw badInput('has no region of six digits in places 3 to 8', EXPECTED);
  }
  if (!keepsCheckCharacter(code) && !isEarlyCode(code)) {
    throw badInput('has a check character that does not fit the rest', EXPECTED);
  }
  return code;
}

/**
 * The canonical form of whatever code stands for a unit: its credit code, or the organisation code it had before.
 * @throws badInput
 */
export function parseUnitCode(text: string): string {
  try {
    return parseCreditCode(text);
  } catch (error) {
    if (!isBadInput(error)) {
      throw error;
    }
    return parseOrThrow(text, badInput(error.extensions.fault, EXPECTED_OF_UNIT));
  }
}

/** Whether the 18th character is the one that GB 32100-2015 gives for the first 17. */
export function keepsCheckCharacter(code: string): boolean {
  return creditCodeCheckCharacter(code.slice(0, 17)) === code.charAt(17);
}

function isEarlyCode(code: string): boolean {
  const body = organisationCodeIn(code);
  const isLikeIdentityNumber =
    /^\d{17}[\dX]$/.test(code) && isDate(`${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`);
  return (
    CATEGORIES.test(code) &&
    // 10: registered for the whole country.
    (code.startsWith('10', 2) || isInProvince(code.slice(2))) &&
    organisationCodeCheckCharacter(body.slice(0, 8)) === body.charAt(8) &&
    !isLikeIdentityNumber
  );
}

/** What is no organisation code either is refused for what it is not as a credit code. */
function parseOrThrow(text: string, refusal: Error): string {
  try {
    return parseOrganisationCode(text);
  } catch (error) {
    throw isBadInput(error) ? refusal : error;
  }
}

/** The 18th character that belongs to the first 17 (each of the code's alphabet). */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(first17.charAt(place)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export const CreditCodeScalar = textScalar({
  name: 'CreditCode',
  description:
    '统一社会信用代码 Unified social credit code of an organisation (GB 32100-2015), 18 characters, e.g. 113509000000000190; or ' +
    'the organisation code (组织机构代码) of 9 characters that it had before, which finds the same unit.',
  expected: EXPECTED_OF_UNIT,
  parse: parseUnitCode,
  show: (stored) => withoutUnseen(stored.normalize('NFKC')).toUpperCase(),
});
