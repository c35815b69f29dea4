import type { Bucket } from './buckets.ts';
import type { Scan } from './event-scan.ts';
import type { StatisticsStore } from './statistics-store.ts';
import type { StatisticsArgs } from './statistics-types.ts';
import type { Totals } from './totals.ts';
import type { Wanted } from './wanted.ts';

/** One request for statistics, under way. */
export interface Counting {
  readonly store: StatisticsStore;
  readonly args: StatisticsArgs;
  readonly buckets: readonly Bucket[];
  readonly wanted: Wanted;
  readonly scope: Scan['scope'];
  readonly totals: Totals;
}
