import { describe, expect, it } from '@jest/globals';

import { dateOf, dayOf, monthsLater, workingDayAtOrBefore, workingDaysLater } from './calendar.ts';

const later = (date: string, months: number): string => dateOf(monthsLater(dayOf(date), months));

describe('days', () => {
  it('have the same text after parsing and formatting', () => {
    for (const date of ['1970-01-01', '2016-02-29', '2018-10-19', '2022-12-31']) {
      expect(dateOf(dayOf(date))).toBe(date);
    }
  });

  it('reject text that is not a date', () => {
    expect(() => dayOf('2021-13-01')).toThrow(RangeError);
  });

  it('keep the day of the month months later, or take the last day of a shorter month', () => {
    expect(later('2021-03-09', 6)).toBe('2021-09-09');
    expect(later('2020-08-31', 6)).toBe('2021-02-28');
    expect(later('2019-08-31', 6)).toBe('2020-02-29');
    expect(later('2020-11-15', 2)).toBe('2021-01-15');
  });

  it('know the holidays: the first working day after 30 September 2021 is 8 October', () => {
    expect(dateOf(workingDaysLater(dayOf('2021-09-30'), 1))).toBe('2021-10-08');
    expect(dateOf(workingDayAtOrBefore(dayOf('2021-10-07')))).toBe('2021-09-30');
    expect(dateOf(workingDayAtOrBefore(dayOf('2021-10-09')))).toBe('2021-10-09');
  });
});
