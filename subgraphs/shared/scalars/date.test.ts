import { describe, expect, it } from '@jest/globals';

import { DateScalar, isDate, parseDate } from './date.ts';
import { faultOf, readLiteral } from './scalar-fixture.ts';

describe('a date', () => {
  it.each(['2021-03-31', '2020-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s is read', (date) => {
    expect(parseDate(date)).toBe(date);
  });

  it.each([
    ['2021-02-29', 'calendar'],
    ['1900-02-29', 'calendar'],
    ['2021-04-31', 'calendar'],
    ['2021-13-01', 'calendar'],
    ['2021-00-10', 'calendar'],
    ['0000-01-01', 'calendar'],
    ['2021-3-1', 'YYYY-MM-DD'],
    ['20210301', 'YYYY-MM-DD'],
    ['2021-03-01T00:00:00Z', 'YYYY-MM-DD'],
    ['+012021-03-01', 'YYYY-MM-DD'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseDate(text))).toContain(fault);
    expect(isDate(text)).toBe(false);
  });

  it('typed full-width is read, in a literal too', () => {
    expect(readLiteral(DateScalar, '"２０２１-０３-３１"')).toBe('2021-03-31');
  });

  it('is never a Date object in code, which would bring a time zone', () => {
    expect(() => DateScalar.serialize(new Date(0))).toThrow(TypeError);
  });
});
