import { badInput } from '../bad-input.ts';
import { comparableName } from '../identifiers/name.ts';

/** No name is longer. */
const LONGEST = 120;
/** One character is in the names of a quarter of all records, so it finds nothing. */
const SHORTEST = 2;

const NAME_PART = `at least ${SHORTEST} and at most ${LONGEST} characters of a name`;
const INITIALS = `at least ${SHORTEST} letters or digits, such as ndszjrmfy`;

/**
 * A part of a name as people type it, in the form in which names are compared (`comparableName`).
 *
 * @throws badInput where fewer than two characters are left
 */
export function readNamePart(text: string): string {
  if (text.length > LONGEST) {
    throw badInput('is too long', NAME_PART);
  }
  const part = comparableName(text);
  if ([...part].length < SHORTEST) {
    throw badInput('is too short to search by', NAME_PART);
  }
  return part;
}

/** Pinyin initials (拼音首字母) as people type them: small letters and digits. @throws badInput */
export function readInitials(text: string): string {
  const initials = text.length > LONGEST ? '' : comparableName(text);
  if (!/^[a-z0-9]{2,}$/.test(initials)) {
    throw badInput('is not a text of pinyin initials', INITIALS);
  }
  return initials;
}

/**
 * Every ending of a name that is long enough to search by: 李大伟 has 李大伟 and 大伟. A part of a name is the beginning of one of
 * its endings, so an index over endings finds names by any part.
 */
export function nameEndings(name: string): readonly string[] {
  const characters = [...comparableName(name)];
  return characters.slice(0, 1 - SHORTEST).map((_, at) => characters.slice(at).join(''));
}

/** The condition, as the first and the first after the last, that an ending begins with a part. */
export function endingsFrom(part: string): readonly [from: string, before: string] {
  return [part, `${part}\u{10ffff}`];
}
