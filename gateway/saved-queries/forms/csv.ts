import iconv from 'iconv-lite';

import type { Cell, ColumnType, Row } from '../saved-query.ts';

import type { Form, FormOptions } from './form.ts';
import { wallClock } from './wall-clock.ts';

const BOM = '\uFEFF';

/**
 * A spreadsheet program takes a cell that begins with one of these for a formula, which may call programs or send the
 * other cells to a stranger (https://owasp.org/www-community/attacks/CSV_Injection). The full-width ones are what
 * Chinese and Japanese editions read like the narrow ones.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/u;

/** CSV for Excel: RFC 4180 with Chinese headers; every cell is text that no spreadsheet program runs. */
export const csvForm: Form = {
  name: 'csv',
  contentType: ({ encoding }) => `text/csv; charset=${encoding}; header=present`,
  async *write({ query: { columns } }, batches, options) {
    const writers = columns.map(({ type }) => CELL_WRITERS[type]);
    let head: readonly (readonly string[])[] = [columns.map(({ header }) => textCell(header))];
    let mark = options.encoding === 'utf-8' ? BOM : '';
    for await (const batch of batches) {
      const lines = batch.map((row) => cells(row, writers));
      const text = mark + csvText([...head, ...lines]);
      head = [];
      mark = '';
      if (text !== '') {
        yield encode(text, options);
      }
    }
    if (head.length > 0) {
      yield encode(mark + csvText(head), options);
    }
  },
};

/** The lines of a table, each with its end (RFC 4180). */
function csvText(lines: readonly (readonly string[])[]): string {
  let text = '';
  for (const line of lines) {
    // A line of one empty cell would be an empty line, which readers skip.
    text += line.length === 1 && line[0] === '' ? '""' : quoted(line[0] ?? '');
    for (let index = 1; index < line.length; index += 1) {
      text += ',';
      text += quoted(line[index] ?? '');
    }
    text += '\r\n';
  }
  return text;
}

/**
 * What RFC 4180 quotes, and what is no cell of its own only in some readers: Excel splits at semicolons or tabs where the system
 * is set so, and readers end a line at a CR or LF alone.
 */
const QUOTED = /[",;\t\r\n]/;

function quoted(cell: string): string {
  return QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cells(row: Row, writers: readonly ((cell: Exclude<Cell, null>) => string)[]): string[] {
  return writers.map((write, index) => {
    const cell = row[index];
    return cell === null || cell === undefined ? '' : write(cell);
  });
}

const CELL_WRITERS: Readonly<Record<ColumnType, (cell: Exclude<Cell, null>) => string>> = {
  text: textCell,
  enum: textCell,
  integer: numberCell,
  decimal: numberCell,
  date: textCell,
  datetime: (cell) => textCell(wallClock(String(cell))),
  boolean: (cell) => (typeof cell === 'boolean' ? (cell ? '是' : '否') : textCell(cell)),
};

function textCell(cell: Exclude<Cell, null>): string {
  const text = String(cell);
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** A negative number stays one; anything else that a numeric column may hold by mistake is text. */
function numberCell(cell: Exclude<Cell, null>): string {
  const text = String(cell);
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function encode(text: string, { encoding }: FormOptions): Uint8Array {
  return encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
}
