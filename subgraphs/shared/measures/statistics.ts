import { badInput } from '../bad-input.ts';
import { breather } from '../breather.ts';
import { keyText } from '../database/same-key.ts';
import { COUNTRY } from '../database/under.ts';
import { formatDateTime } from '../scalars/date-time.ts';
import { periodLabel, type Period } from '../scalars/period.ts';
import { PartyKind, TypeCode } from '../schema/domain-enums.ts';
import type { RequestContext } from '../server/request-context.ts';

import { bucketsOf, requireWholeMonths } from './buckets.ts';
import type { Region } from './cells.ts';
import { countExactly } from './count-exactly.ts';
import { countInBlocks } from './count-in-blocks.ts';
import { countedOver, requireWithinScope } from './counted-over.ts';
import type { Counting } from './counting.ts';
import { COLUMN_OF, StatisticsScope, type ColumnName } from './dimensions.ts';
import { requireInTime } from './estimate.ts';
import { keyOf, type Dimensions, type Group } from './group.ts';
import { placesUnder, provinceOf } from './places.ts';
import { isPersonal, type PersonalSource, type Source } from './statistics-source.ts';
import type { StatisticsStore } from './statistics-store.ts';
import type { StatisticsArgs, StatisticsRow } from './statistics-types.ts';
import { Totals } from './totals.ts';
import type { Wanted } from './wanted.ts';

/** Dimensions whose values everybody knows. */
const PLACES_AND_PERIODS: ReadonlySet<string> = new Set(['PERIOD', 'REGION', 'COURT']);

/**
 * Computes statistics: the numbers asked for of all sources, joined by group. Where a source has no record for a group, its
 * sums are 0; a source that lacks a dimension of grouping or filtering has none (`undefined`).
 *
 * Courts are counted the records that they may see. Committees, assessment offices and analysts are counted all records
 * of their region, in blocks of ten private persons or more (`blocks.ts`).
 *
 * Without `groupBy` there is exactly one group, even over no records.
 * @throws badInput for a dimension that no source records, for more than 10,000 groups, for a region or court that the
 *   viewer could only be told a part of, for more records than can be counted in time, and, where small numbers are held
 *   back, for a period of days
 */
export async function statistics(
  context: RequestContext,
  store: StatisticsStore,
  sources: readonly Source[],
  args: StatisticsArgs,
  wanted: Wanted,
): Promise<Group[]> {
  const answering = sources.filter((source) => canAnswer(source, args));
  if (answering.length === 0) {
    throw badInput('asks for dimensions that none of these records has', 'dimensions that they have', 'groupBy');
  }
  requireWithinScope(context, args);
  const own = context.viewer.region;
  const inBlocks = countedOver(context) === 'REGION' && own !== null ? own : null;
  const counting: Counting = {
    store,
    args,
    buckets: bucketsOf(args),
    wanted,
    scope: inBlocks === null ? 'VISIBLE' : { region: inBlocks },
    totals: new Totals(answering, wanted),
  };
  await requireInTime(context, answering, counting);
  if (args.groupBy.length === 0) {
    counting.totals.group({});
  }
  const guarded: readonly PersonalSource[] = inBlocks === null ? [] : answering.filter(isPersonal);
  for (const source of answering.filter((one) => !(guarded as readonly Source[]).includes(one))) {
    await countExactly(context, source, counting);
  }
  if (guarded.length > 0 && inBlocks !== null) {
    requireWholeMonths(args);
    const region = regionOf(context, inBlocks, args);
    nameEveryPlace(region, counting);
    const holdBack: (() => void)[] = [];
    for (const source of guarded) {
      holdBack.push(await countInBlocks(context, source, counting, region));
    }
    await nameEveryPeriod(counting);
    for (const holdBackTheRest of holdBack) {
      holdBackTheRest();
    }
  } else {
    await nameEveryPeriod(counting);
  }
  return counting.totals.groups();
}

/** Makes a group for every period of each place that has one at all, so that a series over time has no gaps. */
async function nameEveryPeriod({ args: { groupBy }, buckets, totals }: Counting): Promise<void> {
  const rest = breather();
  if (groupBy.includes('PERIOD') && groupBy.every((dimension) => PLACES_AND_PERIODS.has(dimension))) {
    // Once for each place: a place has a group for each of its periods already.
    const places = new Map<string, Dimensions>();
    for (const { period: _period, ...place } of groupBy.length === 1 ? [{}] : totals.dimensions()) {
      await rest();
      places.set(keyOf(place), place);
    }
    for (const place of places.values()) {
      await rest();
      for (const period of buckets) {
        totals.group({ ...place, period });
      }
    }
  }
}

/** Whether a source's records have every dimension that is grouped or filtered by. */
export function canAnswer({ columns, debtorKinds }: Source, { groupBy, filter }: StatisticsArgs): boolean {
  const kinds = filter?.debtorKind ?? (groupBy.includes('DEBTOR_KIND') ? Object.keys(PartyKind.labels) : []);
  if (debtorKinds !== undefined && !kinds.every((kind) => debtorKinds.includes(kind))) {
    return false;
  }
  const names: ColumnName[] = [
    ...groupBy.flatMap((dimension) => (dimension === 'PERIOD' ? [] : [COLUMN_OF[dimension]])),
    ...(['region', 'court', 'typeCode', 'debtorKind', 'cause'] as const).filter((name) => filter?.[name]),
  ];
  return names.every((name) => columns[name] !== undefined);
}

/** Makes the dimensions that every row shows; a row without a period of its own has the whole period. */
export function rowMaker(args: StatisticsArgs, context: RequestContext, asOf: Date) {
  const scope = countedOver(context);
  const common = { asOf: formatDateTime(asOf), scope, scopeLabel: StatisticsScope.labels[scope] };
  const labels = new Map<Period, string>();
  return ({ dimensions }: Group) => {
    const period = dimensions.period ?? args.period;
    const label = labels.get(period) ?? periodLabel(period);
    labels.set(period, label);
    return rowOf(dimensions, { ...common, period, periodLabel: label });
  };
}

function rowOf<Common extends object>(dimensions: Dimensions, common: Common) {
  return {
    ...common,
    regionCode: dimensions.region ?? null,
    courtCode: dimensions.court ?? null,
    typeCode: dimensions.typeCode ?? null,
    typeCodeLabel: labelOf(TypeCode.labels, dimensions.typeCode),
    debtorKind: dimensions.debtorKind ?? null,
    debtorKindLabel: labelOf(PartyKind.labels, dimensions.debtorKind),
    cause: dimensions.cause ?? null,
  } satisfies Partial<StatisticsRow>;
}

function labelOf(labels: Readonly<Record<string, string>>, member: string | null | undefined): string | null {
  return member ? (labels[member] ?? null) : null;
}

function regionOf({ trees }: RequestContext, own: string, { filter }: StatisticsArgs): Region {
  const courts = filter?.court ? new Set(trees.codesUnder('court', filter.court).map(keyText)) : null;
  const asked = own === COUNTRY ? (filter?.region ?? COUNTRY) : own;
  const read = asked === COUNTRY ? COUNTRY : provinceOf(trees, asked);
  return { own, read, courts, places: placesUnder(trees, read) };
}

/**
 * Makes the groups of all regions and courts asked for, in every period: whether one of them has few records or none must
 * not be told by its absence. Groups by other dimensions are named only where something is told of them.
 */
function nameEveryPlace({ places, own, courts }: Region, { args, buckets, totals }: Counting): void {
  const { groupBy, filter, regionLevel } = args;
  if (!groupBy.every((dimension) => PLACES_AND_PERIODS.has(dimension))) {
    return;
  }
  for (const [court, place] of places.courts) {
    if (
      places.isWithin(place, own) &&
      (!filter?.region || places.isWithin(place, filter.region)) &&
      (courts === null || courts.has(court))
    ) {
      const dimensions: Dimensions = {
        ...(groupBy.includes('REGION') && { region: places.rollUp(place, regionLevel) }),
        ...(groupBy.includes('COURT') && { court }),
      };
      for (const period of groupBy.includes('PERIOD') ? buckets : [undefined]) {
        totals.group({ ...dimensions, ...(period && { period }) });
      }
    }
  }
}
