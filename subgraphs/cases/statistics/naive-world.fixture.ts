import fc from 'fast-check';

import type { Viewer } from '../../shared/access/viewer.ts';
import { COUNTRY, SUPREME_COURT } from '../../shared/database/under.ts';
import type { Period, PeriodUnit } from '../../shared/scalars/period.ts';

/** Random worlds of cases, and questions about them. */

/** Regions by level; one that no tree knows is in none. */
export const REGIONS: Readonly<Record<string, readonly [province: string, city?: string, county?: string]>> = {
  '350000': ['350000'],
  '350900': ['350000', '350900'],
  '350902': ['350000', '350900', '350902'],
  '350921': ['350000', '350900', '350921'],
  '360000': ['360000'],
  '360100': ['360000', '360100'],
  '360102': ['360000', '360100', '360102'],
};
const COURTS_ABOVE: Readonly<Record<string, readonly string[]>> = {
  最高法: [SUPREME_COURT],
  闽: [SUPREME_COURT, '闽'],
  闽09: [SUPREME_COURT, '闽', '闽09'],
  闽0902: [SUPREME_COURT, '闽', '闽09', '闽0902'],
  闽0921: [SUPREME_COURT, '闽', '闽09', '闽0921'],
  // A railway court serves a region beside another.
  闽71: [SUPREME_COURT, '闽', '闽71'],
  赣: [SUPREME_COURT, '赣'],
  赣0102: [SUPREME_COURT, '赣', '赣0102'],
};
export const REGION_OF_COURT: Readonly<Record<string, string>> = {
  闽: '350000',
  闽09: '350900',
  闽0902: '350902',
  闽0921: '350921',
  闽71: '350902',
  赣: '360000',
  赣0102: '360102',
};
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;
export type Level = (typeof LEVELS)[number];

/** The trees of the world as their tables store them. */
export const TREE_ROWS = {
  regions: Object.entries(REGIONS).flatMap(([descendant, above]) => [
    { ancestor: COUNTRY, descendant, ancestorLevel: 'NATIONAL' },
    ...above.map((ancestor, at) => ({ ancestor: ancestor ?? '', descendant, ancestorLevel: LEVELS[at] ?? '' })),
  ]),
  courts: Object.entries(COURTS_ABOVE).flatMap(([descendant, above]) =>
    above.map((ancestor) => ({ ancestor, descendant, ancestorLevel: 'ANY' })),
  ),
  directory: Object.entries(REGION_OF_COURT).map(([courtCode, regionCode]) => ({ courtCode, regionCode })),
};

export interface NaiveCase {
  readonly courtCode: string;
  readonly regionCode: string;
  readonly typeCode: 'FIRST_ENFORCEMENT' | 'RESUMED';
  readonly debtorKind: 'PERSON' | 'ENTERPRISE' | 'AGENCY';
  readonly cause: string;
  readonly filedOn: string;
  readonly concludedOn: string | null;
  readonly method: 'VOLUNTARY' | 'FORCED' | 'SETTLED' | 'PROCEDURE_TERMINATED' | null;
  readonly settlementPerformed: boolean;
  /** In cents. */
  readonly claimed: number;
  readonly recovered: number;
  readonly preserved: boolean;
  readonly debtors: readonly { readonly idNumber: string | null; readonly name: string }[];
}

const GROUPABLE = ['REGION', 'COURT', 'PERIOD', 'TYPE_CODE', 'DEBTOR_KIND', 'CAUSE'] as const;
export type GroupBy = (typeof GROUPABLE)[number];

export interface Filter {
  readonly region?: string | undefined;
  readonly court?: string | undefined;
  readonly typeCode?: readonly string[] | undefined;
  readonly debtorKind?: readonly string[] | undefined;
  readonly cause?: string | undefined;
}

export interface Question {
  readonly viewer: Viewer;
  readonly period: Period;
  readonly groupBy: readonly GroupBy[];
  readonly periodUnit: PeriodUnit;
  readonly regionLevel: Level;
  readonly filter: Filter;
  readonly fields: readonly FieldName[];
}

/** The years in which a world's cases are filed; some are concluded in the third. */
const YEARS = 2;

const dayOf = (year: number, days: number): string => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);

/** Cases of one place, kind and month are many, so that the numbers of persons are around the threshold. */
const PROFILE = fc.record({
  place: fc.constantFrom<(readonly [string, string])[]>(
    ['闽0902', '350902'],
    ['闽0902', '350902'],
    ['闽0921', '350921'],
    ['闽09', '350900'],
    ['闽', '350000'],
    ['赣0102', '360102'],
    // A case in another region than its court, and one in a region that no tree knows.
    ['闽0902', '350921'],
    ['赣0102', '999999'],
  ),
  typeCode: fc.constantFrom<NaiveCase['typeCode'][]>('FIRST_ENFORCEMENT', 'FIRST_ENFORCEMENT', 'RESUMED'),
  debtorKind: fc.constantFrom<NaiveCase['debtorKind'][]>('PERSON', 'PERSON', 'PERSON', 'ENTERPRISE', 'AGENCY'),
  cause: fc.constantFrom('买卖合同纠纷', '民间借贷纠纷'),
  filed: fc.nat(YEARS * 365 - 31),
});

/** A debtor: by identifier in one of several ways of writing it, or by name alone. */
const debtorAmong = (persons: number) =>
  fc.record({
    person: fc.nat(persons - 1),
    way: fc.constantFrom<('plain' | 'small and spaced' | 'name' | 'empty')[]>(
      'plain',
      'plain',
      'small and spaced',
      'name',
      'empty',
    ),
  });

/** A world whose first cases are filed in that year. */
export const worldFrom = (year: number): fc.Arbitrary<NaiveCase[]> =>
  // The fewer persons there are, the nearer the numbers are to ten.
  fc
    .tuple(fc.array(PROFILE, { minLength: 1, maxLength: 10 }), fc.constantFrom(11, 14, 20, 40))
    .chain(([profiles, persons]) =>
      fc.array(
        fc
          .record({
            profile: fc.constantFrom(...profiles),
            within: fc.nat(30),
            took: fc.option(fc.constantFrom(0, 1, 40, 200, 400), { freq: 4 }),
            method: fc.constantFrom<NonNullable<NaiveCase['method']>[]>(
              'VOLUNTARY',
              'FORCED',
              'SETTLED',
              'PROCEDURE_TERMINATED',
            ),
            settlementPerformed: fc.boolean(),
            claimed: fc.constantFrom(0, 100, 10_000_01, 99),
            recovered: fc.constantFrom(0, 0, 1, 7_33),
            preserved: fc.boolean(),
            debtors: fc.array(debtorAmong(persons), { minLength: persons < 20 ? 1 : 0, maxLength: 2 }),
          })
          .map(({ profile, within, took, method, debtors, ...own }) => {
            const filed = profile.filed + within;
            const isConcluded = took !== null;
            return {
              ...own,
              courtCode: profile.place[0],
              regionCode: profile.place[1],
              typeCode: profile.typeCode,
              debtorKind: profile.debtorKind,
              cause: profile.cause,
              filedOn: dayOf(year, filed),
              concludedOn: isConcluded ? dayOf(year, filed + took) : null,
              method: isConcluded ? method : null,
              debtors: debtors.map(({ person, way }) => ({
                idNumber: { plain: `X${person}`, 'small and spaced': ` x${person} `, name: null, empty: '' }[way],
                name: `张${person}`,
              })),
            };
          }),
        { maxLength: 120, size: 'max' },
      ),
    );

const viewer = (audience: Viewer['audience'], own: Partial<Viewer>): Viewer => ({
  audience,
  subject: `${audience} of the naive oracle`,
  scopes: audience === 'member' || audience === 'public' ? [] : ['statistics:read'],
  region: null,
  court: null,
  unit: null,
  purpose: 'study',
  ...own,
});

/** Viewers of each audience; members and the public may not read statistics. */
export const VIEWERS_OF: Readonly<
  Record<'court' | 'committee' | 'assessment' | 'analyst' | 'member' | 'public', readonly Viewer[]>
> = {
  court: [SUPREME_COURT, '闽', '闽09', '闽0902', '赣0102'].map((court) => viewer('court', { court })),
  committee: ['350000', '350900', '350902', '360102'].map((region) => viewer('committee', { region })),
  assessment: ['350000', '350900', '350921'].map((region) => viewer('assessment', { region })),
  analyst: [COUNTRY, COUNTRY, '350000', '350900', '360000'].map((region) => viewer('analyst', { region })),
  member: [viewer('member', { unit: '91110000600037341L' })],
  public: [viewer('public', {})],
};
export type NaiveAudience = keyof typeof VIEWERS_OF;
export const AUDIENCES = Object.keys(VIEWERS_OF) as NaiveAudience[];

/** Whether a region is another one or lies in it. */
export const isWithin = (region: string, ancestor: string | null) =>
  ancestor === COUNTRY ||
  region === ancestor ||
  ((REGIONS[region] ?? []) as readonly (string | undefined)[]).includes(ancestor ?? '');
/** Whether a court is another one or stands under it. */
export const isAt = (court: string, ancestor: string | null) => (COURTS_ABOVE[court] ?? []).includes(ancestor ?? '');
export const isWhole = ({ from, to }: Period) => from.endsWith('-01') && to.endsWith('-01');
export const rollUp = (region: string, level: Level) => REGIONS[region]?.[LEVELS.indexOf(level)] ?? region;

/** The names of the measures that are asked for. */
export const FIELDS = [
  'total',
  'carriedOver',
  'newCases',
  'preserved',
  'preservationRate',
  'concluded',
  'conclusionRate',
  'performed',
  'terminated',
  'claimedAmount',
  'recoveredAmount',
  'recoveryRate',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** A question of an audience about a world of that year and the years around it. */
export function questionOf(audience: NaiveAudience, year: number): fc.Arbitrary<Question> {
  const anyPeriod = fc
    .tuple(fc.nat(YEARS * 365), fc.integer({ min: 1, max: 800 }))
    .map(([from, days]) => ({ from: dayOf(year, from), to: dayOf(year, from + days) }));
  const wholeMonths = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 24 })).map(([from, months]) => {
    const first = (at: number) => `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
    return { from: first(from), to: first(from + months) };
  });
  const wholeYears = fc
    .tuple(fc.nat(YEARS), fc.integer({ min: 1, max: 2 }))
    .map(([from, years]) => ({ from: `${year + from}-01-01`, to: `${year + from + years}-01-01` }));
  const choice = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { freq: 3, nil: undefined });
  return fc.record({
    viewer: fc.constantFrom(...VIEWERS_OF[audience]),
    period:
      audience === 'court'
        ? fc.oneof(anyPeriod, wholeMonths, wholeYears)
        : fc.oneof(wholeMonths, wholeYears, wholeYears, { weight: 1, arbitrary: anyPeriod }),
    groupBy: fc.subarray([...GROUPABLE], { maxLength: 3 }),
    periodUnit: fc.constantFrom<PeriodUnit[]>('YEAR', 'QUARTER', 'MONTH'),
    regionLevel: fc.constantFrom<Level[]>(...LEVELS),
    filter: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Filter>({}) },
      {
        weight: 3,
        arbitrary: fc.record<Filter>({
          region: choice<string | undefined>('350000', '350900', '350902', '360102', undefined, undefined),
          court: choice<string | undefined>('闽09', '闽0902', '赣', undefined, undefined, undefined),
          typeCode: choice<string[] | undefined>(['RESUMED'], ['RESUMED', 'FIRST_ENFORCEMENT'], [], undefined),
          debtorKind: choice<string[] | undefined>(
            ['PERSON'],
            ['AGENCY', 'ENTERPRISE'],
            ['AGENCY', 'PERSON'],
            undefined,
          ),
          cause: choice<string | undefined>('买卖合同纠纷', '没有的案由', undefined),
        }),
      },
    ),
    fields: fc.subarray([...FIELDS], { minLength: 1 }),
  });
}
