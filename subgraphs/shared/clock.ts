import { z } from 'zod';

import { isDate } from './scalars/date.ts';

/** The moment that a request is answered for. Data read "today" from it: what is overdue, in force or due. */
export type Clock = () => Date;

/**
 * The value of LIANZHI_TODAY: a day, or nothing. Sample data end on a day, so they are read as of that day: the days that
 * something is overdue do not grow while the sample gets older. Only data follow this clock; the lifetimes of tokens,
 * signatures and runs, and the times of the access ledger, follow the machine's.
 */
export const todayText = z
  .string()
  .refine((text) => text === '' || isDate(text), 'a day such as 2022-12-31')
  .transform((text) => text || null);

/** Why production refuses LIANZHI_TODAY: with a wrong day it would publish persons whose term is over. */
export const TODAY_IN_PRODUCTION = 'LIANZHI_TODAY is set, which production does not accept: its data are of today.';

/** The clock that stands still at noon of a day in China, so that every answer is the same; the machine's where it is null. */
export function clockOf(today: string | null): Clock {
  if (today === null) {
    return () => new Date();
  }
  const noon = Date.parse(`${today}T12:00:00+08:00`);
  return () => new Date(noon);
}
