import { badInput } from '../bad-input.ts';

import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const EXPECTED = 'a unified social credit code of 18 characters with its check character (GB 32100-2015)';

/**
 * The canonical form (upper case, half-width) of a unified social credit code.
 *
 * Only what GB 32100-2015 says of the whole is checked. The nine characters inside that repeat the older organisation
 * code have a check of their own, which valid codes in use do not all keep.
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
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) {
    throw badInput('has a check character that does not fit the rest', EXPECTED);
  }
  return code;
}

/** The 18th character that belongs to the first 17 (each of the code's alphabet). */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(first17.charAt(place)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export const CreditCodeScalar = textScalar({
  name: 'CreditCode',
  description:
    '统一社会信用代码 Unified social credit code of an organisation (GB 32100-2015), 18 characters, e.g. 113509000000000190.',
  expected: EXPECTED,
  parse: parseCreditCode,
});
