import { badInput } from '../bad-input.ts';

import { normalText } from './normal-text.ts';
import { canonicalOrSelf, textScalar } from './text-scalar.ts';

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

/** Whether a text is `YYYY-MM-DD` and the calendar has that day. Counted, since it runs for each date of each record. */
export function isDate(text: string): boolean {
  if (!FORM.test(text)) {
    return false;
  }
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(Number(text.slice(0, 4)), month);
}

const FORM = /^[1-9]\d{3}-\d{2}-\d{2}$/u;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysOf(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0);
}

export const DateScalar = textScalar({
  name: 'Date',
  description: '日期 Calendar date in China, YYYY-MM-DD, e.g. 2021-03-31.',
  expected: EXPECTED,
  parse: parseDate,
  show: (stored) => (isDate(stored) ? stored : canonicalOrSelf(parseDate, stored)),
});
