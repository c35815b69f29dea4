// The package's table, not its functions: those reckon in the machine's own time zone and are a day off west of Greenwich.
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

import { addDays, dayOfWeek } from './date-arithmetic.ts';

const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(table.holidays));
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(Object.keys(table.workdays));

/**
 * Whether offices work on a date (`YYYY-MM-DD`): a make-up day 调休, or Monday to Friday and no public holiday, by the
 * State Council's yearly notices for 2004 to 2026. For other years nothing is known, and Monday to Friday count.
 */
export function isWorkingDay(date: string): boolean {
  if (MAKE_UP_DAYS.has(date)) {
    return true;
  }
  const day = dayOfWeek(date);
  return day >= 1 && day <= 5 && !HOLIDAYS.has(date);
}

/**
 * The `count`-th working day after a date (民法典 art. 201: the day a term begins does not count); the date itself for 0.
 * @throws RangeError where the count is negative or no whole number
 */
export function addWorkingDays(date: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError('A count of working days is a whole number from 0');
  }
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) {
      left -= 1;
    }
  }
  return day;
}

/** Working days after `from`, up to and including `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) {
      count += 1;
    }
  }
  return count;
}
