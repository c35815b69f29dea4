/**
 * Text as a literal of each language of the examples. A value comes from whoever made a link to the page, so none may end
 * its literal: an example is copied and run.
 */

/** Python, R and JavaScript read the escapes of JSON; what JSON leaves bare, but a line of code may not hold, is escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** POSIX shells: nothing is special between single quotes but the quote itself. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Power Query's M: a quote is doubled, and `#(` begins an escape. */
export function powerQueryQuoted(text: string): string {
  const escaped = text
    .replaceAll('#(', '#(#)(')
    .replaceAll('"', '""')
    .replaceAll('\r', '#(cr)')
    .replaceAll('\n', '#(lf)')
    .replaceAll('\t', '#(tab)');
  return `"${escaped}"`;
}

/** Text of one line, for a comment. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}

/** For a query string: only letters, digits, `-._~%` and the commas of a list remain. */
export function urlEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2C', ',');
}

/** `period=2024-Q3&region=350900` */
export function searchOf(parameters: readonly (readonly [name: string, value: string])[]): string {
  return parameters.map(([name, value]) => `${urlEncoded(name)}=${urlEncoded(value)}`).join('&');
}
