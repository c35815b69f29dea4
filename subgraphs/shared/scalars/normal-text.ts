import { badInput } from '../bad-input.ts';

/**
 * Text as typed on a Chinese keyboard in the form that machines compare: full-width digits, letters and brackets made
 * half-width (Unicode NFKC), white space taken out (also the ideographic space and what a copy from a PDF leaves).
 * The length is checked first: a megabyte is refused before anything reads it.
 */
export function normalText(text: string, maxLength: number, expected: string): string {
  if (text.length > maxLength) {
    throw badInput('is too long', expected);
  }
  const normal = text.normalize('NFKC').replace(/[\s\u200b\ufeff]/gu, '');
  if (normal === '') {
    throw badInput('is empty', expected);
  }
  return normal;
}
