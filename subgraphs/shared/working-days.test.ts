import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays } from './date-arithmetic.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

describe('working days', () => {
  it.each(['2021-02-11', '2021-02-12', '2021-02-13', '2021-02-14', '2021-02-15', '2021-02-16', '2021-02-17'])(
    '%s was Spring Festival, no working day',
    (date) => expect(isWorkingDay(date)).toBe(false),
  );

  it.each(['2021-02-07', '2021-02-20', '2018-12-29', '2024-02-04'])(
    '%s was a make-up working day at a weekend',
    (date) => {
      expect(isWorkingDay(date)).toBe(true);
    },
  );

  it('2018-12-31, a Monday, was moved to the holiday', () => {
    expect(isWorkingDay('2018-12-31')).toBe(false);
  });

  it('2020-01-31 was off: the Spring Festival of the epidemic was prolonged to 2 February', () => {
    expect(isWorkingDay('2020-01-31')).toBe(false);
    expect(isWorkingDay('2020-02-03')).toBe(true);
  });

  it('of years without a notice are Monday to Friday', () => {
    expect(isWorkingDay('1999-10-01')).toBe(true);
    expect(isWorkingDay('1999-10-02')).toBe(false);
    expect(isWorkingDay('2040-10-01')).toBe(true);
  });

  it('each year of the table has its Spring Festival and National Day', () => {
    for (let year = 2016; year <= 2026; year += 1) {
      expect([1, 2, 3].map((day) => isWorkingDay(`${year}-10-0${day}`))).toEqual([false, false, false]);
      expect(workingDaysBetween(addDays(`${year}-01-01`, -1), `${year}-12-31`)).toBeGreaterThanOrEqual(245);
      expect(workingDaysBetween(addDays(`${year}-01-01`, -1), `${year}-12-31`)).toBeLessThanOrEqual(253);
    }
  });

  it('are counted from the day after: three from the eve of Spring Festival 2021 end on 20 February', () => {
    expect(addWorkingDays('2021-02-10', 3)).toBe('2021-02-20');
    expect(addWorkingDays('2021-02-10', 0)).toBe('2021-02-10');
  });

  it('added and counted agree, and the last one is a working day', () => {
    const dates = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays('2014-01-01', days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40 }), (date, count) => {
        const end = addWorkingDays(date, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(workingDaysBetween(date, end)).toBe(count);
      }),
    );
  });

  it('in negative or broken numbers are refused', () => {
    expect(() => addWorkingDays('2021-02-10', -1)).toThrow(RangeError);
    expect(() => addWorkingDays('2021-02-10', 0.5)).toThrow(RangeError);
  });
});
