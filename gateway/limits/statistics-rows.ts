import {
  countBuckets,
  MAX_BUCKETS,
  parsePeriod,
  type Period,
  type PeriodUnit,
} from '../../subgraphs/shared/scalars/period.ts';

/** How many groups a breakdown is taken to make; one that is not here, or is new, makes ten. */
const GROUPS: Readonly<Record<string, number>> = { REGION: 100, COURT: 100, AGENCY: 200, UNIT: 50, CAUSE: 30 };
const GROUPS_OF_OTHERS = 10;
const REGIONS: Readonly<Record<string, number>> = { PROVINCE: 34, PREFECTURE: 40, COUNTY: 100 };
/** An office answers with no more. */
const MOST_ROWS = 10_000;

export interface StatisticsSize {
  /** Years that are counted, begun ones as whole. */
  readonly years: number;
  readonly rows: number;
}

/**
 * How much is counted for statistics with these arguments, as all offices take them (`StatisticsArgs`): years of the period, and
 * groups times periods.
 */
export function statisticsSize({
  period,
  groupBy,
  periodUnit,
  regionLevel,
}: Readonly<Record<string, unknown>>): StatisticsSize {
  const dimensions = new Set(Array.isArray(groupBy) ? (groupBy as unknown[]).map(String) : []);
  let rows = 1;
  for (const dimension of dimensions) {
    if (dimension === 'PERIOD') {
      rows *= partsOf(period, String(periodUnit ?? 'YEAR') as PeriodUnit);
    } else {
      rows *= (dimension === 'REGION' && REGIONS[String(regionLevel)]) || (GROUPS[dimension] ?? GROUPS_OF_OTHERS);
    }
  }
  return { years: partsOf(period, 'YEAR'), rows: Math.min(rows, MOST_ROWS) };
}

/** A period that cannot be read, or has too many parts, is refused by the office before it counts anything. */
function partsOf(period: unknown, unit: PeriodUnit): number {
  try {
    const parts = countBuckets(typeof period === 'string' ? parsePeriod(period) : (period as Period), unit);
    return parts >= 1 && parts <= MAX_BUCKETS ? parts : 1;
  } catch {
    return 1;
  }
}
