import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dateInShanghai, DateTimeScalar, formatDateTime, parseDateTime } from './date-time.ts';
import { faultOf } from './scalar-fixture.ts';

describe('a moment', () => {
  it.each([
    ['2021-03-31T09:30:00+08:00', '2021-03-31T09:30:00+08:00'],
    ['2021-03-31T01:30:00Z', '2021-03-31T09:30:00+08:00'],
    ['2021-12-31T23:59:59-05:00', '2022-01-01T12:59:59+08:00'],
    ['2021-03-31t01:30:00.25z', '2021-03-31T09:30:00.250+08:00'],
    ['2021-03-31T01:30:00.000000Z', '2021-03-31T09:30:00+08:00'],
    ['2021-03-31T01:30:00.123456789Z', '2021-03-31T09:30:00.123+08:00'],
  ])('%s is written %s, with China’s offset', (text, written) => {
    expect(parseDateTime(text)).toBe(written);
  });

  it.each([
    ['2021-03-31T09:30:00', 'offset'],
    ['2021-03-31 09:30:00+08:00', 'RFC 3339'],
    ['2021-03-31', 'RFC 3339'],
    ['2021-02-30T09:30:00Z', 'calendar'],
    ['2021-03-31T24:00:00Z', 'no clock shows'],
    ['2021-03-31T09:60:00Z', 'no clock shows'],
    ['2021-03-31T09:30:60Z', 'no clock shows'],
    ['2021-03-31T09:30:00+15:00', 'no clock shows'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseDateTime(text))).toContain(fault);
  });

  it('stays the same moment when written and read', () => {
    const years = { min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (moment) => {
        const text = formatDateTime(moment);
        expect(new Date(text).getTime()).toBe(moment.getTime());
        expect(parseDateTime(text)).toBe(text);
      }),
    );
  });

  it('that a database holds without offset is Beijing time', () => {
    expect(DateTimeScalar.serialize('2021-03-31 09:30:00')).toBe('2021-03-31T09:30:00+08:00');
    expect(DateTimeScalar.serialize('2021-03-31 09:30:00.500')).toBe('2021-03-31T09:30:00.500+08:00');
    expect(DateTimeScalar.serialize('spring 2003')).toBe('spring 2003');
  });

  it('in the evening of Greenwich falls on China’s next day', () => {
    expect(dateInShanghai(new Date('2021-12-31T16:00:00Z'))).toBe('2022-01-01');
    expect(dateInShanghai(new Date('2021-12-31T15:59:59Z'))).toBe('2021-12-31');
  });
});
