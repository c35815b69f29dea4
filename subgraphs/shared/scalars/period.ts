import { GraphQLScalarType } from 'graphql';

import { badInput } from '../bad-input.ts';
import { addDays, addMonths } from '../date-arithmetic.ts';

import { isDate } from './date.ts';
import { normalText } from './normal-text.ts';
import { parseTextLiteral, requireText } from './text-scalar.ts';

/** A half-open span of calendar days in China: `from` is in it, `to` is the first day after it. Both `YYYY-MM-DD`. */
export type Period = { from: string; to: string };

export type PeriodUnit = 'YEAR' | 'QUARTER' | 'MONTH';

/** Fifty years of months: more in one answer is a mistake, or an attack. */
export const MAX_BUCKETS = 600;

const MONTHS: Readonly<Record<PeriodUnit, number>> = { YEAR: 12, QUARTER: 3, MONTH: 1 };
const EXPECTED =
  'a period: 2019, 2019-Q3, 2019-03, or 2016-01-01/2018-10-21 whose second date is the first day after it';

/**
 * Reads a year, a quarter, a month, or two dates of which the second is the first day after the period.
 * @throws badInput where it is none of these, is empty or runs backwards, or leaves the years 1900 to 2199
 */
export function parsePeriod(text: string): Period {
  const normal = normalText(text, 40, EXPECTED).toUpperCase();
  const period = normal.includes('/') ? readRange(normal) : readUnit(normal);
  if (period.from < '1900' || period.from >= '2200' || period.to > '2200-01-01') {
    throw badInput('leaves the years 1900 to 2199', EXPECTED);
  }
  return period;
}

/** The shortest form that reads back as the same period. */
export function formatPeriod(period: Period): string {
  const [year = '', month = ''] = period.from.split('-');
  switch (unitOf(period)) {
    case 'YEAR':
      return year;
    case 'QUARTER':
      return `${year}-Q${quarterOf(period.from)}`;
    case 'MONTH':
      return `${year}-${month}`;
    default:
      return `${period.from}/${period.to}`;
  }
}

/** How a period is called in Chinese, last day included: 2019年, 2019年第三季度, 2019年3月, 2016年1月1日至2018年10月20日. */
export function periodLabel(period: Period): string {
  const [year, month] = period.from.split('-').map(Number);
  switch (unitOf(period)) {
    case 'YEAR':
      return `${year}年`;
    case 'QUARTER':
      return `${year}年第${'一二三四'.charAt(quarterOf(period.from) - 1)}季度`;
    case 'MONTH':
      return `${year}年${month}月`;
    default:
      return rangeLabel(period.from, addDays(period.to, -1));
  }
}

/**
 * The years, quarters or months that a period touches, in order, each clipped to it: together they are the period,
 * and none overlaps another.
 * @throws badInput where there would be more than `MAX_BUCKETS`
 */
export function periodBuckets(period: Period, unit: PeriodUnit): Period[] {
  const buckets: Period[] = [];
  for (let start = startOfUnit(period.from, unit); start < period.to;) {
    if (buckets.length === MAX_BUCKETS) {
      throw badInput('has too many parts', `a period of at most ${MAX_BUCKETS} years, quarters or months`);
    }
    const next = addMonths(start, MONTHS[unit]);
    buckets.push({ from: later(start, period.from), to: earlier(next, period.to) });
    start = next;
  }
  return buckets;
}

/** How many years, quarters or months a period touches: the number of its `periodBuckets`, without making them. */
export function countBuckets({ from, to }: Period, unit: PeriodUnit): number {
  const endsWithin = to > startOfUnit(to, unit) ? 1 : 0;
  return Math.floor(monthsOf(to) / MONTHS[unit]) - Math.floor(monthsOf(from) / MONTHS[unit]) + endsWithin;
}

/** The period of the same kind one year earlier: what 同比 compares with. */
export function yearBefore(period: Period): Period {
  return { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
}

export const PeriodScalar = new GraphQLScalarType<Period, string>({
  name: 'Period',
  description:
    '期间 Half-open period of days in China: a year 2019, a quarter 2019-Q3, a month 2019-03, or two dates ' +
    '2016-01-01/2018-10-21 of which the second is the first day after the period.',
  parseValue: (value) => parsePeriod(requireText(value, EXPECTED)),
  parseLiteral: (node) => parseTextLiteral(node, EXPECTED, parsePeriod),
  serialize: (value) => formatPeriod(requirePeriod(value)),
});

function readUnit(text: string): Period {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/u.exec(text) ?? [];
  if (!year) {
    throw badInput('is no year, quarter, month or pair of dates', EXPECTED);
  }
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : Number(month ?? 1);
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, MONTHS[quarter ? 'QUARTER' : month ? 'MONTH' : 'YEAR']) };
}

function readRange(text: string): Period {
  const [from = '', to = '', ...rest] = text.split('/');
  if (rest.length > 0) {
    throw badInput('is not two dates with one / between', EXPECTED);
  }
  if (!isDate(from) || !isDate(to)) {
    throw badInput('has an end that is no date of the calendar', EXPECTED);
  }
  if (from >= to) {
    throw badInput('ends before it has begun (its second date is the first day after it)', EXPECTED);
  }
  return { from, to };
}

function requirePeriod(value: unknown): Period {
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) {
    const { from, to } = value;
    if (typeof from === 'string' && typeof to === 'string' && isDate(from) && isDate(to)) {
      return value as Period;
    }
  }
  throw new TypeError('A Period is { from, to } of two dates in code, but a resolver gave something else');
}

/** The rows of one answer share few periods, each of thousands of rows. */
const UNITS = new WeakMap<Period, PeriodUnit | null>();

function unitOf(period: Period): PeriodUnit | null {
  const known = UNITS.get(period);
  if (known !== undefined) {
    return known;
  }
  const unit = findUnit(period);
  UNITS.set(period, unit);
  return unit;
}

function findUnit(period: Period): PeriodUnit | null {
  if (!period.from.endsWith('-01')) {
    return null;
  }
  const whole = (unit: PeriodUnit) =>
    startOfUnit(period.from, unit) === period.from && addMonths(period.from, MONTHS[unit]) === period.to;
  return (['YEAR', 'QUARTER', 'MONTH'] as const).find(whole) ?? null;
}

function startOfUnit(date: string, unit: PeriodUnit): string {
  const month = Number(date.slice(5, 7));
  const first = month - ((month - 1) % MONTHS[unit]);
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

function quarterOf(date: string): number {
  return Math.ceil(Number(date.slice(5, 7)) / 3);
}

function rangeLabel(first: string, last: string): string {
  return first === last ? dayLabel(first) : `${dayLabel(first)}至${dayLabel(last)}`;
}

function dayLabel(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}

/** Months since the year 0. */
function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
