import { badInput } from '../bad-input.ts';
import { addMonths } from '../calendar.ts';

import type { StatisticsArgs } from './statistics-types.ts';

/**
 * Holds an analyst's question to calendar years, each told by itself. A year less eleven of its months would be the
 * twelfth, and two years together less the one would be the other, whatever was kept back of them.
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
