import { badInput } from '../bad-input.ts';
import { addMonths } from '../calendar.ts';

import type { StatisticsArgs } from './statistics-types.ts';

/**
 * Allows an analyst whole calendar years only, each a row of its own. A year less eleven of its months would give the
 * twelfth, and two years less one of them the other, with what was withheld of them.
 * @throws badInput for another period, or several years in one row
 */
export function requireWholeYears({ period: { from, to }, groupBy, periodUnit }: StatisticsArgs): void {
  const expected = 'whole calendar years, broken down by PERIOD of unit YEAR where there are several';
  const isWhole = from.endsWith('-01-01') && to.endsWith('-01-01');
  const isByYear = groupBy.includes('PERIOD') ? periodUnit === 'YEAR' : to === addMonths(from, 12);
  if (!isWhole || !isByYear) {
    throw badInput('is finer or coarser than analysts are answered for', expected, 'period');
  }
}
