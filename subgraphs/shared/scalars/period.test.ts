import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, daysBetween } from '../date-arithmetic.ts';

import {
  countBuckets,
  formatPeriod,
  MAX_BUCKETS,
  parsePeriod,
  periodBuckets,
  periodLabel,
  PeriodScalar,
  yearBefore,
} from './period.ts';
import { faultOf, readLiteral } from './scalar-fixture.ts';

const periods = fc
  .tuple(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([start, length]) => ({ from: addDays('1950-01-01', start), to: addDays('1950-01-01', start + length) }));
const units = fc.constantFrom('YEAR' as const, 'QUARTER' as const, 'MONTH' as const);

describe('a period', () => {
  it.each([
    ['2019', '2019-01-01', '2020-01-01', '2019年'],
    ['2019-Q3', '2019-07-01', '2019-10-01', '2019年第三季度'],
    ['2019-Q4', '2019-10-01', '2020-01-01', '2019年第四季度'],
    ['2019-03', '2019-03-01', '2019-04-01', '2019年3月'],
    ['2018-12', '2018-12-01', '2019-01-01', '2018年12月'],
    ['2016-01-01/2018-10-21', '2016-01-01', '2018-10-21', '2016年1月1日至2018年10月20日'],
    ['2019-03-05/2019-03-06', '2019-03-05', '2019-03-06', '2019年3月5日'],
  ])('%s is from %s to before %s, called %s', (text, from, to, label) => {
    expect(parsePeriod(text)).toEqual({ from, to });
    expect(formatPeriod({ from, to })).toBe(text);
    expect(periodLabel({ from, to })).toBe(label);
  });

  it.each([
    ['2019-01-01/2020-01-01', '2019'],
    ['2019-07-01/2019-10-01', '2019-Q3'],
    ['2019-03-01/2019-04-01', '2019-03'],
    ['2019-q1', '2019-Q1'],
    ['２０１９', '2019'],
    ['2019-02-01/2019-05-01', '2019-02-01/2019-05-01'],
    ['2019-01-01/2021-01-01', '2019-01-01/2021-01-01'],
  ])('%s is shown in its shortest form %s', (text, shortest) => {
    expect(PeriodScalar.serialize(PeriodScalar.parseValue(text))).toBe(shortest);
  });

  it.each([
    ['2019-Q5', 'no year, quarter, month'],
    ['2019-13', 'no year, quarter, month'],
    ['2019-3', 'no year, quarter, month'],
    ['2019-03-05', 'no year, quarter, month'],
    ['19', 'no year, quarter, month'],
    ['2019/2020', 'no date of the calendar'],
    ['2019-01-01/2019-02-30', 'no date of the calendar'],
    ['2019-01-01/2019-02-01/2019-03-01', 'not two dates'],
    ['2019-01-01/2019-01-01', 'ends before it has begun'],
    ['2019-02-01/2019-01-01', 'ends before it has begun'],
    ['1899', 'leaves the years'],
    ['2200', 'leaves the years'],
    ['9999', 'leaves the years'],
    ['0001', 'leaves the years'],
    ['1900-01-01/2200-01-02', 'leaves the years'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parsePeriod(text))).toContain(fault);
  });

  it('is the same after writing and reading', () => {
    fc.assert(fc.property(periods, (period) => expect(parsePeriod(formatPeriod(period))).toEqual(period)));
  });

  it('is covered by its buckets without gap or overlap, each within one calendar unit', () => {
    fc.assert(
      fc.property(periods, units, (period, unit) => {
        const buckets = periodBuckets(period, unit);
        expect(buckets[0]?.from).toBe(period.from);
        expect(buckets.at(-1)?.to).toBe(period.to);
        buckets.slice(1).forEach((bucket, index) => expect(bucket.from).toBe(buckets[index]?.to));
        expect(countBuckets(period, unit)).toBe(buckets.length);
        const longest = { YEAR: 366, QUARTER: 92, MONTH: 31 }[unit];
        buckets.forEach(({ from, to }) => {
          expect(daysBetween(from, to)).toBeGreaterThan(0);
          expect(daysBetween(from, to)).toBeLessThanOrEqual(longest);
        });
      }),
    );
  });

  it('that begins and ends within units has clipped first and last buckets', () => {
    expect(periodBuckets(parsePeriod('2016-01-01/2018-10-21'), 'YEAR').map(formatPeriod)).toEqual([
      '2016',
      '2017',
      '2018-01-01/2018-10-21',
    ]);
    expect(periodBuckets(parsePeriod('2019-02-10/2019-07-02'), 'QUARTER').map(formatPeriod)).toEqual([
      '2019-02-10/2019-04-01',
      '2019-Q2',
      '2019-07-01/2019-07-02',
    ]);
  });

  it('of more parts than anybody reads is refused', () => {
    expect(periodBuckets({ from: '2000-01-01', to: '2050-01-01' }, 'MONTH')).toHaveLength(MAX_BUCKETS);
    expect(faultOf(() => periodBuckets({ from: '2000-01-01', to: '2050-01-02' }, 'MONTH'))).toBe('has too many parts');
  });

  it('has one of its own kind a year before, leap years too', () => {
    expect(formatPeriod(yearBefore(parsePeriod('2020-Q1')))).toBe('2019-Q1');
    expect(formatPeriod(yearBefore(parsePeriod('2020-02')))).toBe('2019-02');
  });

  it('is read from a literal, and is an object of two dates in code', () => {
    expect(readLiteral(PeriodScalar, '"2019"')).toEqual({ from: '2019-01-01', to: '2020-01-01' });
    expect(() => PeriodScalar.serialize('2019')).toThrow(TypeError);
    expect(() => PeriodScalar.serialize({ from: new Date(0), to: new Date(1) })).toThrow(TypeError);
  });
});
