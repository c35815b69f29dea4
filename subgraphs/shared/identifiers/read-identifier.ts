import { isBadInput } from '../bad-input.ts';
import { parseCreditCode, parseUnitCode } from '../scalars/credit-code.ts';
import { isDate } from '../scalars/date.ts';
import { birthDateOf, parsePersonNumber } from '../scalars/identity-number.ts';
import { withoutUnseen } from '../scalars/normal-text.ts';

/** Why a text is no identifier; a person reads the Chinese of it. */
export type IdentifierFault = 'EMPTY' | 'TOO_LONG' | 'BIRTH_DATE' | 'CHECK_CHARACTER' | 'CHARACTERS' | 'FORM';

/** What a text stands for: a person, a unit, or either, where it has the form of both. In canonical form. */
export interface ReadIdentifier {
  readonly person: string | null;
  readonly unit: string | null;
}

const LONGEST = 48;
/** Passports of 9 digits, such as American ones, look as organisation codes do; only those of China begin with 14 or 15. */
const NINE_DIGITS = /^(?!1[45])\d{9}$/;

/** Reads an identifier of which nobody says whether it is a person's or a unit's. */
export function readIdentifier(text: string): ReadIdentifier | { readonly fault: IdentifierFault } {
  const person = readAs(parsePersonNumber, text);
  const unit = readAs(parseUnitCode, text);
  if (person !== null && !NINE_DIGITS.test(person)) {
    return { person, unit };
  }
  return unit === null ? { fault: faultOf(text) } : { person: null, unit };
}

function readAs(parse: (text: string) => string, text: string): string | null {
  try {
    return parse(text);
  } catch (error) {
    if (isBadInput(error)) {
      return null;
    }
    throw error;
  }
}

function faultOf(text: string): IdentifierFault {
  if (text.length > LONGEST) {
    return 'TOO_LONG';
  }
  const typed = withoutUnseen(text.normalize('NFKC')).toUpperCase();
  if (typed === '') {
    return 'EMPTY';
  }
  if (/^\d{17}[\dX]$/.test(typed)) {
    return isDate(birthDateOf(typed)) || /^9[1-3]/.test(typed) ? 'CHECK_CHARACTER' : 'BIRTH_DATE';
  }
  if (/^[0-9A-Z]{18}$/.test(typed)) {
    return isOnlyCheckCharacterWrong(typed) ? 'CHECK_CHARACTER' : 'CHARACTERS';
  }
  if (/^\d{15}$/.test(typed)) {
    return 'BIRTH_DATE';
  }
  return /^[0-9A-Z]{8}-?[0-9X]$/.test(typed) ? 'CHECK_CHARACTER' : 'FORM';
}

function isOnlyCheckCharacterWrong(code: string): boolean {
  try {
    parseCreditCode(code);
    return false;
  } catch (error) {
    return isBadInput(error) && error.extensions.fault.startsWith('has a check character');
  }
}
