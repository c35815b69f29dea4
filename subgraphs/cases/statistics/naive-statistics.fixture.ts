import { COUNTRY, SUPREME_COURT } from '../../shared/database/under.ts';
import { periodBuckets, type Period } from '../../shared/scalars/period.ts';

import { countedSums, exists, MEASURES, type Shown } from './naive-measures.fixture.ts';
import { Partition } from './naive-partition.fixture.ts';
import {
  isAt,
  isWhole,
  isWithin,
  REGION_OF_COURT,
  REGIONS,
  rollUp,
  type GroupBy,
  type NaiveCase,
  type Question,
} from './naive-world.fixture.ts';

/** Statistics of cases over a random world, evaluated case by case: what the statements must add up to. */

/** What a question must be answered with: refused, with the argument at fault, or rows by their group. */
export type Expected =
  | { readonly refused: 'RIGHTS' | 'filter.region' | 'filter.court' | 'period' }
  | { readonly rows: ReadonlyMap<string, Readonly<Record<string, Shown>>>; readonly mayBeEmpty: boolean };

/** The name of a group, from a row of an answer or from a case. */
export function groupKey(question: Question, of: Readonly<Record<GroupBy, string | null>>): string {
  return question.groupBy.map((dimension) => of[dimension]).join(' | ');
}

export function expectedOf(world: readonly NaiveCase[], question: Question): Expected {
  const { viewer: who, filter, period, groupBy, fields } = question;
  if (!who.scopes.includes('statistics:read')) {
    return { refused: 'RIGHTS' };
  }
  const refused = refusedFilter(question);
  if (refused !== null) {
    return { refused };
  }
  const isCourt = who.audience === 'court';
  if (!isCourt && !isWhole(period)) {
    return { refused: 'period' };
  }
  const buckets = groupBy.includes('PERIOD') ? periodBuckets(period, question.periodUnit) : [period];
  const needs = new Set(fields.flatMap((field) => MEASURES[field]?.needs ?? []));
  const keyOf = (own: NaiveCase, bucket: Period): string =>
    groupKey(question, {
      REGION: rollUp(own.regionCode, question.regionLevel),
      COURT: own.courtCode,
      PERIOD: bucket.from,
      TYPE_CODE: own.typeCode,
      DEBTOR_KIND: own.debtorKind,
      CAUSE: own.cause,
    });
  const isAsked = (own: NaiveCase): boolean =>
    (isCourt ? isAt(own.courtCode, who.court) : isWithin(own.regionCode, who.region)) &&
    (filter.region === undefined || isWithin(own.regionCode, filter.region)) &&
    (filter.court === undefined || isAt(own.courtCode, filter.court)) &&
    (filter.typeCode === undefined || filter.typeCode.includes(own.typeCode)) &&
    (filter.debtorKind === undefined || filter.debtorKind.includes(own.debtorKind)) &&
    (filter.cause === undefined || filter.cause === own.cause);
  const isOnlyPlaces = groupBy.every((dimension) => ['PERIOD', 'REGION', 'COURT'].includes(dimension));
  const asked = world.filter(isAsked);
  const groups = new Map<string, { bucket: Period; debtorKind: string | null }>();
  for (const own of asked) {
    for (const bucket of buckets) {
      groups.set(keyOf(own, bucket), { bucket, debtorKind: groupBy.includes('DEBTOR_KIND') ? own.debtorKind : null });
    }
  }
  for (const bucket of groupBy.length === 0 || (groupBy.length === 1 && groupBy[0] === 'PERIOD') ? buckets : []) {
    groups.set(groupBy.length === 0 ? '' : bucket.from, { bucket, debtorKind: null });
  }
  // Whoever is told whole counts is told of every court of the region, also where there is nothing.
  for (const [courtCode, regionCode] of isCourt || !isOnlyPlaces ? [] : Object.entries(REGION_OF_COURT)) {
    if (
      isWithin(regionCode, who.region) &&
      isWithin(regionCode, filter.region ?? COUNTRY) &&
      isAt(courtCode, filter.court ?? SUPREME_COURT)
    ) {
      for (const bucket of buckets) {
        groups.set(keyOf({ courtCode, regionCode } as NaiveCase, bucket), { bucket, debtorKind: null });
      }
    }
  }
  const partition = isCourt ? null : new Partition(world, question);
  const rows = new Map<string, Readonly<Record<string, Shown>>>();
  for (const [key, { bucket, debtorKind }] of groups) {
    const members = asked.filter((own) => keyOf(own, bucket) === key);
    const sums = (partition === null ? countedSums : partition.toldSums.bind(partition))(members, bucket, debtorKind);
    rows.set(key, Object.fromEntries(fields.map((field) => [field, MEASURES[field]?.of(sums) ?? null])));
    // Of places alone, one that has a row at all has one for each period.
    const periods = isOnlyPlaces && groupBy.length > 0 ? buckets : [bucket];
    const isNamed = groupBy.every((dimension) => dimension === 'PERIOD');
    if (isCourt && !isNamed && !periods.some((each) => exists(members, each, needs))) {
      rows.delete(key);
    }
    if (partition !== null && !isOnlyPlaces && !partition.tellsOf(members, bucket, needs)) {
      rows.delete(key);
    }
  }
  return { rows, mayBeEmpty: !isCourt };
}

function refusedFilter({ viewer: who, filter }: Question): 'filter.region' | 'filter.court' | null {
  const known = (region: string | null) => (region !== null && region in REGIONS ? region : null);
  if (who.audience === 'court') {
    if (who.court === SUPREME_COURT) {
      return null;
    }
    const own = known(REGION_OF_COURT[who.court ?? ''] ?? null);
    const { region } = filter;
    const others = Object.keys(REGION_OF_COURT).filter((court) => !isAt(court, who.court));
    const isWhole = (asked: string) =>
      own !== null && isWithin(asked, own) && !others.some((court) => isWithin(REGION_OF_COURT[court] ?? '', asked));
    if (region !== undefined && !isWhole(region)) {
      return 'filter.region';
    }
    return filter.court !== undefined && !isAt(filter.court, who.court) ? 'filter.court' : null;
  }
  if (who.region === COUNTRY) {
    return null;
  }
  if (filter.region !== undefined && !isWithin(filter.region, who.region)) {
    return 'filter.region';
  }
  const place = filter.court === undefined ? undefined : REGION_OF_COURT[filter.court];
  return filter.court !== undefined && (place === undefined || !isWithin(place, who.region)) ? 'filter.court' : null;
}
