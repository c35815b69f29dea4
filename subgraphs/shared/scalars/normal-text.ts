import { badInput } from '../bad-input.ts';

/**
 * Characters that nobody sees: blanks of every width, and what Word, PDF and web pages leave in copied text (control characters,
 * zero-width characters, soft hyphens, marks of direction and of glyph variants).
 */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164]/gu;

/**
 * Text as typed on a Chinese keyboard in the form that machines compare: full-width digits, letters and brackets, and Roman
 * numerals such as Ⅹ, made half-width Latin (Unicode NFKC); blanks and invisible characters taken out.
 * The length is checked first: a megabyte is refused before anything reads it.
 */
export function normalText(text: string, maxLength: number, expected: string): string {
  if (text.length > maxLength) {
    throw badInput('is too long', expected);
  }
  const normal = withoutUnseen(text.normalize('NFKC'));
  if (normal === '') {
    throw badInput('is empty', expected);
  }
  return normal;
}

/** The text without blanks and invisible characters. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}
