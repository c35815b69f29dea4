import { badInput } from '../bad-input.ts';
import { formatDateTime } from '../scalars/date-time.ts';
import { periodBuckets, periodLabel, type Period } from '../scalars/period.ts';
import { PartyKind, TypeCode } from '../schema/domain-enums.ts';
import type { RequestContext } from '../server/request-context.ts';

import { keyOf, MOST_GROUPS, type Group } from './group.ts';
import { runInBlocks } from './run-in-blocks.ts';
import { runSource } from './run-source.ts';
import type { Source } from './statistics-source.ts';
import type { StatisticsArgs, StatisticsRow } from './statistics-types.ts';
import { requireWholeYears } from './whole-years.ts';

/**
 * Computes statistics: one statement for each source (a table of records), and the groups of all sources joined. Where a
 * source has no record for a group, its sums are 0. Analysts are shown sums over blocks only (`small-cells.ts`).
 *
 * Without `groupBy` there is exactly one group, even over no records. Throws `BAD_USER_INPUT` for a dimension that the
 * sources do not record, where there would be more than 10,000 groups, and for an analyst's period that is not made of
 * whole years.
 */
export async function statistics(
  context: RequestContext,
  sources: readonly Source[],
  args: StatisticsArgs,
): Promise<Group[]> {
  const buckets = bucketsOf(args);
  const heldBack = context.viewer.audience === 'analyst' ? sources.filter(({ person }) => person !== undefined) : [];
  if (heldBack.length > 0) {
    requireWholeYears(args);
  }
  const zeros = Object.fromEntries(
    sources.flatMap(({ sums }) => Object.entries(sums).map(([name, sum]) => [name, sum.zero])),
  );
  const groups = new Map<string, Group>();
  if (args.groupBy.length === 0) {
    groups.set(keyOf({}), { dimensions: {}, sums: zeros, withheld: false });
  }
  for (const source of sources) {
    const run = heldBack.includes(source) ? runInBlocks : runSource;
    for (const { dimensions, sums, withheld } of await run(context, source, args, buckets)) {
      const key = keyOf(dimensions);
      const joined = groups.get(key) ?? { dimensions, sums: zeros, withheld: false };
      groups.set(key, { dimensions, sums: { ...joined.sums, ...sums }, withheld: joined.withheld || withheld });
      if (groups.size > MOST_GROUPS) {
        throw tooManyGroups();
      }
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The dimensions that every row shows; a row without a period of its own has the whole period. */
export function rowOf({ dimensions, withheld }: Group, args: StatisticsArgs, { now }: RequestContext): StatisticsRow {
  const period = dimensions.period ?? args.period;
  return {
    asOf: formatDateTime(now),
    period,
    withheld,
    periodLabel: periodLabel(period),
    regionCode: dimensions.regionCode ?? null,
    courtCode: dimensions.courtCode ?? null,
    typeCode: dimensions.typeCode ?? null,
    typeCodeLabel: labelOf(TypeCode.labels, dimensions.typeCode),
    debtorKind: dimensions.debtorKind ?? null,
    debtorKindLabel: labelOf(PartyKind.labels, dimensions.debtorKind),
    cause: dimensions.cause ?? null,
  };
}

function labelOf(labels: Readonly<Record<string, string>>, member: string | null | undefined): string | null {
  return member ? (labels[member] ?? null) : null;
}

function bucketsOf({ period, groupBy, periodUnit }: StatisticsArgs): readonly Period[] {
  return groupBy.includes('PERIOD') ? periodBuckets(period, periodUnit) : [period];
}

function tooManyGroups() {
  return badInput(
    `asks for more than ${MOST_GROUPS} groups`,
    'fewer dimensions, a longer unit or a shorter period',
    'groupBy',
  );
}
