import { COMPOUND_SURNAMES } from './compound-surnames.ts';

/** The form of a masked identifier: `head` characters, then `stars` instead of the hidden ones, then `tail` characters. */
export type Cut = { head: number; stars: number; tail: number };

/** Who reads a masked identifier: a court distinguishes people by the last four characters, others need not. */
export type MaskReader = 'COURT' | 'ELSEWHERE';

/** How each identifier is masked; an operator may be stricter. */
export type MaskingPolicy = {
  identityNumber: Record<MaskReader, Cut>;
  phone: Cut;
  account: Cut;
  plate: Cut;
};

/** Kinds of party, as `PartyKind` has them. */
export type NameKind = 'PERSON' | 'ENTERPRISE' | 'AGENCY' | 'OTHER';

/**
 * Whether a party's name and identifier are public. What is not known to be an enterprise or an agency, such as a one-man
 * business, is protected as a person.
 */
export function isOrganisation(kind: NameKind): boolean {
  return kind === 'ENTERPRISE' || kind === 'AGENCY';
}

export const DEFAULT_MASKING: MaskingPolicy = {
  identityNumber: { COURT: { head: 6, stars: 8, tail: 4 }, ELSEWHERE: { head: 6, stars: 10, tail: 2 } },
  phone: { head: 3, stars: 4, tail: 4 },
  account: { head: 0, stars: 4, tail: 4 },
  plate: { head: 2, stars: 3, tail: 2 },
};

/**
 * A person's name as surname and one star, however long the given name is: 张三 and 张三丰 are both 张*. A compound
 * surname keeps its two characters where a given name follows. A name with a dot (米玛·次仁), in Latin letters or of
 * one character keeps no more than its first character, or nothing.
 */
export function maskName(name: string, kind: NameKind = 'PERSON'): string {
  if (isOrganisation(kind)) {
    return name;
  }
  const characters = [...name.trim()];
  if (characters.length < 2) {
    return characters.length === 0 ? '' : '*';
  }
  const firstTwo = characters.slice(0, 2).join('');
  return characters.length > 2 && COMPOUND_SURNAMES.has(firstTwo) ? `${firstTwo}*` : `${characters[0]}*`;
}

/** First 6 and last 4 of an identity number where a court reads, first 6 and last 2 elsewhere. */
export function maskIdentityNumber(number: string, reader: MaskReader, policy = DEFAULT_MASKING): string {
  return mask(number, policy.identityNumber[reader]);
}

/** A credit code is public and shown as it is, but for a party that may be a person. */
export function maskIdentifier(kind: NameKind, idNumber: string | null, creditCode: string | null): string | null {
  if (idNumber === null && isOrganisation(kind)) {
    return creditCode;
  }
  const identifier = idNumber ?? creditCode;
  return identifier === null ? null : maskIdentityNumber(identifier, 'ELSEWHERE');
}

/** First 3 and last 4 of a phone number. */
export function maskPhone(phone: string, policy = DEFAULT_MASKING): string {
  return mask(phone, policy.phone);
}

/** Last 4 of an account or card number. */
export function maskAccount(account: string, policy = DEFAULT_MASKING): string {
  return mask(account, policy.account);
}

/** Province, letter and last 2 of a vehicle’s plate, e.g. 闽J***45. */
export function maskPlate(plate: string, policy = DEFAULT_MASKING): string {
  return mask(plate, policy.plate);
}

/**
 * Threat: an identifier shorter than the policy supposes would be shown whole by its head and tail together. So fewer
 * than three hidden characters means that all are hidden, and the number of stars never depends on the length.
 */
function mask(text: string, { head, stars, tail }: Cut): string {
  const characters = [...text.replace(/\s/gu, '')];
  if (characters.length === 0) {
    return '';
  }
  const hidden = '*'.repeat(stars);
  if (characters.length < head + tail + 3) {
    return hidden;
  }
  return `${characters.slice(0, head).join('')}${hidden}${tail > 0 ? characters.slice(-tail).join('') : ''}`;
}
