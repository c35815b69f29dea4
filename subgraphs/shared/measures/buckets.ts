import { badInput } from '../bad-input.ts';
import { addDays } from '../date-arithmetic.ts';
import { periodBuckets, type Period } from '../scalars/period.ts';

import { GRAIN_DIGITS, type Grain } from './event-scan.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/** A part of the period, or all of it: what one row stands for. */
export type Bucket = Period;

/** The parts of the period that rows stand for, in order: they adjoin, and the first starts where the period does. */
export function bucketsOf({ period, groupBy, periodUnit }: StatisticsArgs): readonly Bucket[] {
  return groupBy.includes('PERIOD') ? periodBuckets(period, periodUnit) : [period];
}

/** Finds the bucket of a time that a statement names, each once: there are a thousand groups of a month. */
export function bucketFinder(buckets: readonly Bucket[], grain: Grain): (time: string) => Bucket {
  const known = new Map<string, Bucket>();
  return (time) => {
    const bucket = known.get(time) ?? bucketOf(buckets, time, grain);
    known.set(time, bucket);
    return bucket;
  };
}

/** The bucket that events of a year or month belong to. Buckets are no finer than the grain, or the period clips them. */
function bucketOf(buckets: readonly Bucket[], time: string, grain: Grain): Bucket {
  const digits = GRAIN_DIGITS[grain];
  const bucket =
    grain === 'NONE'
      ? buckets[0]
      : buckets.find(({ from, to }) => from.slice(0, digits) <= time && time <= addDays(to, -1).slice(0, digits));
  if (bucket === undefined) {
    throw new Error('A statement counted events outside the period.');
  }
  return bucket;
}

/**
 * Numbers that small counts are held back from are told for whole months: a period of days, less another that ends a day
 * earlier, would be one day, and its persons few.
 * @throws badInput for a period that does not begin and end with a month
 */
export function requireWholeMonths({ period: { from, to } }: StatisticsArgs): void {
  if (!from.endsWith('-01') || !to.endsWith('-01')) {
    throw badInput(
      'does not begin and end with a month, as counts for those who see no rows must (期间须为整月)',
      'whole months, e.g. 2019, 2019-Q3, 2019-03 or 2018-04-01/2018-10-01',
      'period',
    );
  }
}
