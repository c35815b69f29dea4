/**
 * Texts that become SQL where a value is written into a statement and its escaping is read otherwise than it was written.
 * Each is of another kind; none is a value that sample data hold.
 */
const BREAKING = [
  // The last byte of a character of three bytes and the backslash before the quote are one character of GBK.
  '你',
  '縗',
  '你好吗',
  // Characters of two and four bytes, and an even number of bytes before the quote.
  'é',
  '你好',
  '𠮷',
  '\u00bf\u5c27',
  // Backslashes, which NO_BACKSLASH_ESCAPES takes for themselves.
  '\\',
  '\\\\',
  '\\\\\\',
  // Nothing at all.
  '',
  // What some servers take for a quote or for nothing.
  '’',
  '＇',
  '\u001a',
  '\n',
  '\u200b',
];
const QUOTES = ["'", '"', '`', "''", "\\'"];
const ATTACKS = [' or 1=1 -- ', ' or 1=1 #', ' or 1=1 /*', ') or 1=1 -- ', ') or (1=1', ' union select 1 -- '];
const OTHERS = [
  '?',
  '??',
  ':today',
  '%',
  '_%_',
  '/*!50000 or 1=1 */',
  '*/ or 1=1 /*',
  '0x27206f7220313d31',
  "x' and sleep(0) and 'x'='x",
  "'; set session transaction read write; -- ",
  "你' union select name, id_number from party -- ",
];

/** The whole corpus: every way to break out with every quote, and attacks in turn; then those without a quote. */
export const INJECTIONS: readonly string[] = [
  ...new Set([
    ...BREAKING.flatMap((breaking, at) =>
      QUOTES.map((quote, also) => `${breaking}${quote}${ATTACKS[(at + also) % ATTACKS.length]}`),
    ),
    ...ATTACKS.map((attack) => `你'${attack}`),
    ...OTHERS,
  ]),
];
