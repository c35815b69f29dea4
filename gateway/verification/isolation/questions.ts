import { addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import type { Dimension } from '../../../subgraphs/shared/measures/dimensions.ts';
import type { StatisticsFilter } from '../../../subgraphs/shared/measures/statistics-types.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';

/** A question to one kind of statistics. */
export interface Question {
  readonly period: { readonly from: string; readonly to: string };
  readonly periodUnit: 'YEAR' | 'QUARTER' | 'MONTH';
  readonly groupBy: MemberOf<typeof Dimension>[];
  readonly regionLevel: 'PROVINCE' | 'CITY' | 'COUNTY';
  readonly filter: StatisticsFilter;
}

/** What an account may filter by. */
export interface Within {
  readonly regions: readonly string[];
  readonly courts: readonly string[];
  readonly causes: readonly string[];
}

type Place = Pick<Question, 'groupBy' | 'regionLevel'>;

const WHOLE = { from: '2018-01-01', to: '2025-01-01' };
const TWO_YEARS = { from: '2020-01-01', to: '2022-01-01' };
const HALF_A_YEAR_AND_MORE = { from: '2020-05-01', to: '2021-01-01' };
const ONE_YEAR = { from: '2021-01-01', to: '2022-01-01' };

/** Periods that begin and end with any month, in many rows. */
const BY_YEAR = { period: WHOLE, periodUnit: 'YEAR' } as const;
const BY_MONTH = { period: TWO_YEARS, periodUnit: 'MONTH' } as const;
const SERIES: readonly Pick<Question, 'period' | 'periodUnit'>[] = [
  BY_YEAR,
  BY_MONTH,
  { period: TWO_YEARS, periodUnit: 'QUARTER' },
  { period: { from: '2020-02-01', to: '2021-12-01' }, periodUnit: 'QUARTER' },
];
/** And in one; the last reaches into the future. */
const ONE_ROW: readonly Question['period'][] = [
  WHOLE,
  TWO_YEARS,
  ONE_YEAR,
  HALF_A_YEAR_AND_MORE,
  { from: '2020-01-01', to: '2021-12-01' },
  { from: '2021-05-01', to: '2021-08-01' },
  { from: '2024-01-01', to: '2031-01-01' },
];
const NO_GROUPS: Place = { groupBy: [], regionLevel: 'COUNTY' };
const BY_CITY: Place = { groupBy: ['REGION'], regionLevel: 'CITY' };
const BY_COURT: Place = { groupBy: ['COURT'], regionLevel: 'COUNTY' };
const OTHER_PLACES: readonly Place[] = [
  { groupBy: ['REGION'], regionLevel: 'PROVINCE' },
  BY_CITY,
  { groupBy: ['REGION'], regionLevel: 'COUNTY' },
  BY_COURT,
];

/** Every period of eleven months across the end of a year, from any month to any later one. */
export function everyPeriod(): Question[] {
  const months = Array.from({ length: 12 }, (_, at) => addMonths('2020-06-01', at));
  return months.flatMap((from, at) =>
    months.slice(at + 1).map((to) => ({ ...NO_GROUPS, period: { from, to }, periodUnit: 'YEAR' as const, filter: {} })),
  );
}

/** All places, dimensions, series of periods and filters within an account's reach. */
export function everyGrouping(dimensions: readonly MemberOf<typeof Dimension>[], within: Within): Question[] {
  const others = dimensions.filter((dimension) => !['PERIOD', 'REGION', 'COURT'].includes(dimension));
  const pairs = others.flatMap((one, at) => others.slice(at + 1).map((other) => [one, other]));
  const filters: readonly Question['filter'][] = [
    ...within.regions.map((region) => ({ region })),
    ...within.courts.map((court) => ({ court })),
    ...(dimensions.includes('TYPE_CODE')
      ? [{ typeCode: ['FIRST_ENFORCEMENT' as const] }, { typeCode: ['RESUMED' as const] }]
      : []),
    ...(dimensions.includes('DEBTOR_KIND')
      ? [
          { debtorKind: ['PERSON' as const] },
          { debtorKind: ['ENTERPRISE' as const, 'AGENCY' as const] },
          { debtorKind: [] },
        ]
      : []),
    ...(dimensions.includes('CAUSE') ? within.causes.map((cause) => ({ cause })) : []),
  ];
  const asked = (
    places: readonly Place[],
    series: typeof SERIES,
    periods: typeof ONE_ROW,
    rest: Partial<Question>,
  ): Question[] =>
    places.flatMap(({ groupBy, regionLevel }) => {
      const by = [...groupBy, ...(rest.groupBy ?? [])];
      const filter = rest.filter ?? {};
      return [
        ...series.map((one) => ({ ...one, groupBy: [...by, 'PERIOD' as const], regionLevel, filter })),
        ...periods.map((period) => ({ period, periodUnit: 'YEAR' as const, groupBy: by, regionLevel, filter })),
      ];
    });
  return [
    ...asked([NO_GROUPS], SERIES, ONE_ROW, {}),
    ...asked(OTHER_PLACES, [BY_YEAR, BY_MONTH], [WHOLE, HALF_A_YEAR_AND_MORE], {}),
    ...others.flatMap((dimension) => [
      ...asked([NO_GROUPS], [BY_YEAR], [HALF_A_YEAR_AND_MORE], { groupBy: [dimension] }),
      ...asked([BY_CITY, BY_COURT], [], [ONE_YEAR], { groupBy: [dimension] }),
    ]),
    ...pairs.flatMap((groupBy) => asked([NO_GROUPS], [], [ONE_YEAR], { groupBy })),
    ...filters.flatMap((filter) => asked([NO_GROUPS], [BY_MONTH], [ONE_YEAR, HALF_A_YEAR_AND_MORE], { filter })),
  ];
}
