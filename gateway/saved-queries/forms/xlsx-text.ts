/** What Excel takes as one cell. More makes it call the file damaged. */
const LONGEST_CELL = 32_767;
const CUT_MARK = '……（超出单元格长度，全文见 CSV 或 NDJSON）';
const LONGEST_SHEET_NAME = 31;

// Control characters, U+FFFE and U+FFFF are not in XML 1.0, not even as references; halves of a pair are no characters.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const NEEDS_CARE = /[^\u0021-\u0025\u0027-\u003B\u003D\u003F-\u005E\u0060-\uD7FF\uE000-\uFFFD]/u;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  // Excel's own way: an XML parser makes a line feed of a bare one.
  '\r': '_x000D_',
};

/**
 * A text for an element or attribute of a sheet. `_x000D_` is how sheets write a character by number, so a text that looks
 * like that is escaped (ECMA-376 Part 1, 22.9.2.19); what XML 1.0 forbids is dropped.
 */
export function xmlText(text: string): string {
  if (!NEEDS_CARE.test(text)) {
    return text;
  }
  return text
    .replace(FORBIDDEN, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/[&<>"\t\n\r]/gu, (character) => ENTITIES[character] ?? character);
}

/** A text cell without its reference: never a number or a formula, whatever it looks like. */
export function inlineString(text: string): string {
  const shown = text.length > LONGEST_CELL ? cut(text, LONGEST_CELL - CUT_MARK.length) + CUT_MARK : text;
  return `t="inlineStr"><is><t xml:space="preserve">${xmlText(shown)}</t></is></c>`;
}

/**
 * A sheet's name by Excel's rules: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, none of `taken`
 * whatever the letter case. `part` is 1 for the first sheet of the rows, 2 for the one on which they go on.
 */
export function sheetName(title: string, part: number, taken: readonly string[]): string {
  const suffix = part === 1 ? '' : ` (${part})`;
  const allowed = title
    .replace(FORBIDDEN, '')
    .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .replace(/^['\s]+/u, '');
  const name = cut(allowed, LONGEST_SHEET_NAME - suffix.length).replace(/['\s]+$/u, '') || '数据';
  const isTaken = [...taken, 'History'].some((other) => other.toLowerCase() === `${name}${suffix}`.toLowerCase());
  return isTaken ? sheetName(`数据 ${title}`, part, taken) : `${name}${suffix}`;
}

/** The first `length` UTF-16 units, without half a pair at the end. */
function cut(text: string, length: number): string {
  const start = text.slice(0, length);
  return text.length > length && !start.isWellFormed() ? start.replace(/[\uD800-\uDBFF]$/u, '') : start;
}
