import type { Cell, ColumnType } from '../saved-query.ts';

import { wallClock } from './wall-clock.ts';
import { inlineString } from './xlsx-text.ts';

/** Indexes into `cellXfs` of the styles in xlsx-parts.ts. */
export const STYLES = {
  plain: 0,
  header: 1,
  text: 2,
  integer: 3,
  decimal: 4,
  date: 5,
  datetime: 6,
  wrapped: 7,
} as const;

const DAY = 86_400_000;
/** Day 0 of the 1900 system, as it counts from March 1900 on; before, Excel has a 29 February that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_SERIAL = 61;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/u;

/** The rest of `<c r="A1" `, by the column's type. What does not fit its type is text, so that a person sees it as it is. */
export const CELL_WRITERS: Readonly<Record<ColumnType, (cell: Exclude<Cell, null>) => string>> = {
  text: textCell,
  enum: textCell,
  integer: (cell) => numberCell(cell, STYLES.integer),
  decimal: (cell) => numberCell(cell, STYLES.decimal),
  boolean: (cell) => textCell(typeof cell === 'boolean' ? (cell ? '是' : '否') : cell),
  date: (cell) => serialCell(cell, String(cell), STYLES.date),
  datetime: (cell) => serialCell(cell, wallClock(String(cell)), STYLES.datetime),
};

/** In a cell formatted as text, `=1+1` and `007` stay what they are when somebody edits it. */
function textCell(cell: Exclude<Cell, null>): string {
  return `s="${STYLES.text}" ${inlineString(String(cell))}`;
}

/** The digits are written as they came; Excel itself reckons with 15 of them. */
function numberCell(cell: Exclude<Cell, null>, style: number): string {
  const text = String(cell);
  return PLAIN_NUMBER.test(text) ? `s="${style}"><v>${text}</v></c>` : textCell(cell);
}

/** `clock` is `2021-03-31` or `2021-03-31 09:30:00`; read as UTC, the machine's own zone cannot move it. */
function serialCell(cell: Exclude<Cell, null>, clock: string, style: number): string {
  const time = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?:\.\d{3})?)?$/u.test(clock)
    ? Date.parse(clock.length === 10 ? clock : `${clock.replace(' ', 'T')}Z`)
    : Number.NaN;
  const days = (time - EPOCH) / DAY;
  // Nine microseconds more, since readers cut fractions: 09:02:00 as the nearest float would be read as 09:01:59.
  const serial = Number.isInteger(days) ? String(days) : (days + 1e-10).toFixed(10);
  return days >= FIRST_SERIAL ? `s="${style}"><v>${serial}</v></c>` : textCell(cell);
}
