import type { RequestContext } from '../server/request-context.ts';
import { badInput } from '../bad-input.ts';
import { periodBuckets, periodLabel, type Period } from '../scalars/period.ts';
import { formatDateTime } from '../scalars/date-time.ts';
import { PartyKind, TypeCode } from '../schema/domain-enums.ts';
import { MOST_GROUPS, type Group } from './group.ts';
import { runSource } from './run-source.ts';
import type { Source } from './statistics-source.ts';
import type { Dimensions, StatisticsArgs, StatisticsRow } from './statistics-types.ts';

/**
 * Works out statistics: each source (a table of records) by one statement, the groups of all sources joined. A group
 * that a source has no record for has its sums at 0.
 *
 * Without `groupBy` there is exactly one group, even over no records. Throws `BAD_USER_INPUT` for a dimension that the
 * sources do not record, and where there would be more than 10,000 groups.
 */
export async function statistics(
  context: RequestContext,
  sources: readonly Source[],
  args: StatisticsArgs,
): Promise<Group[]> {
  const buckets = bucketsOf(args);
  const groups = new Map<string, { dimensions: Dimensions; sums: Record<string, number | string> }>();
  const zeros = Object.fromEntries(
    sources.flatMap(({ sums }) => Object.entries(sums).map(([name, sum]) => [name, sum.zero])),
  );
  if (args.groupBy.length === 0) groups.set(keyOf({}), { dimensions: {}, sums: { ...zeros } });
  for (const source of sources) {
    for (const { dimensions, sums } of await runSource(context, source, args, buckets)) {
      const key = keyOf(dimensions);
      const group = groups.get(key) ?? { dimensions, sums: { ...zeros } };
      Object.assign(group.sums, sums);
      groups.set(key, group);
      if (groups.size > MOST_GROUPS) throw tooManyGroups();
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** What every row shows of the group it stands for; a row without a period of its own stands for the whole period. */
export function rowOf({ dimensions }: Group, args: StatisticsArgs, { now }: RequestContext): StatisticsRow {
  const period = dimensions.period ?? args.period;
  return {
    asOf: formatDateTime(now),
    period,
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

function keyOf({ period, regionCode, courtCode, typeCode, debtorKind, cause }: Dimensions): string {
  return JSON.stringify([period?.from, regionCode, courtCode, typeCode, debtorKind, cause]);
}

function tooManyGroups() {
  return badInput(
    `asks for more than ${MOST_GROUPS} groups`,
    'fewer dimensions, a longer unit or a shorter period',
    'groupBy',
  );
}
