import { badInput } from '../bad-input.ts';

import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

const EXPECTED = 'a date such as 2021-03-31';

/**
 * A calendar date, `YYYY-MM-DD`, of a year from 1000 to 9999 (what MySQL's DATE holds).
 * @throws badInput
 */
export function parseDate(text: string): string {
  const date = normalText(text, 32, EXPECTED);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) {
    throw badInput('is not year, month and day as YYYY-MM-DD', EXPECTED);
  }
  if (!isDate(date)) {
    throw badInput('is a day that the calendar does not have', EXPECTED);
  }
  return date;
}

/** Whether a text is `YYYY-MM-DD` and the calendar has that day. */
export function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/u.test(text)) {
    return false;
  }
  const time = Date.parse(text);
  // V8 reads 2021-02-30 as no date, but other forms roll over: only the way back is proof.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const DateScalar = textScalar({
  name: 'Date',
  description: '日期 Calendar date in China, YYYY-MM-DD, e.g. 2021-03-31.',
  expected: EXPECTED,
  parse: parseDate,
});
