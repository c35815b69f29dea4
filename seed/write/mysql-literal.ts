import type { Cell } from './row-sink.ts';

const SPECIAL = /[\0\b\t\n\r\x1a"'\\]/;
const ESCAPED = /[\0\b\t\n\r\x1a"'\\]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\x1a': '\\Z',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
};

/**
 * A cell as a literal of a MySQL statement. Statements of many thousand cells exceed the limit of placeholders
 * (65,535), so values are written as literals. The session must not have NO_BACKSLASH_ESCAPES, or the escapes would be
 * read as text.
 * @throws RangeError for a number that SQL has no literal for
 */
export function mysqlLiteral(cell: Cell): string {
  if (cell === null) {
    return 'NULL';
  }
  if (typeof cell === 'boolean') {
    return cell ? '1' : '0';
  }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) {
      throw new RangeError('a number without a literal');
    }
    return String(cell);
  }
  return SPECIAL.test(cell) ? `'${cell.replace(ESCAPED, (character) => ESCAPES[character] as string)}'` : `'${cell}'`;
}

/** A table's or column's name, quoted. */
export function mysqlName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
