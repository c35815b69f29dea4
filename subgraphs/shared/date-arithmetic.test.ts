import { describe, expect, it } from '@jest/globals';

import { addDays, addMonths, dayOfWeek, daysBetween } from './date-arithmetic.ts';

describe('the calendar', () => {
  it('counts days over months, years and leap days', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    expect(daysBetween('2020-01-01', '2021-01-01')).toBe(366);
    expect(daysBetween('2021-01-02', '2021-01-01')).toBe(-1);
  });

  it('is not moved by China’s summer time of 1986 to 1991', () => {
    expect(addDays('1986-05-03', 2)).toBe('1986-05-05');
    expect(daysBetween('1991-04-01', '1991-10-01')).toBe(183);
  });

  it('ends a term of months on the same day, or on the month’s last', () => {
    expect(addMonths('2021-03-15', 6)).toBe('2021-09-15');
    expect(addMonths('2021-08-31', 6)).toBe('2022-02-28');
    expect(addMonths('2019-08-31', 6)).toBe('2020-02-29');
    expect(addMonths('2021-01-31', -2)).toBe('2020-11-30');
    expect(addMonths('2020-12-01', 1)).toBe('2021-01-01');
  });

  it('knows the day of the week, Sunday being 0', () => {
    expect(dayOfWeek('2021-02-07')).toBe(0);
    expect(dayOfWeek('2021-02-13')).toBe(6);
  });
});
