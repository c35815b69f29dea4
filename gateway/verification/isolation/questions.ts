import type { Dimension } from '../../../subgraphs/shared/measures/dimensions.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';

export interface Question {
  readonly period: { readonly from: string; readonly to: string };
  readonly unit: 'YEAR' | 'QUARTER' | 'MONTH';
  readonly groupBy: readonly MemberOf<typeof Dimension>[];
  readonly level: 'PROVINCE' | 'CITY' | 'COUNTY';
  readonly filter: {
    readonly region?: string;
    readonly court?: string;
    readonly typeCode?: readonly string[];
    readonly debtorKind?: readonly string[];
    readonly cause?: string;
  };
}

const WHOLE = { from: '2018-01-01', to: '2025-01-01' };

/** Periods that begin and end with any month, in one row or in many. */
const PERIODS: readonly Pick<Question, 'period' | 'unit'>[] = [
  { period: WHOLE, unit: 'YEAR' },
  { period: { from: '2020-01-01', to: '2022-01-01' }, unit: 'MONTH' },
  { period: { from: '2020-02-01', to: '2021-12-01' }, unit: 'QUARTER' },
];
const ROWS_OF_ONE_PERIOD: readonly Question['period'][] = [
  WHOLE,
  { from: '2021-01-01', to: '2022-01-01' },
  { from: '2020-01-01', to: '2022-01-01' },
  { from: '2020-02-01', to: '2021-01-01' },
  { from: '2020-01-01', to: '2021-12-01' },
  { from: '2021-05-01', to: '2021-08-01' },
  // The future: terms that have not ended.
  { from: '2024-01-01', to: '2031-01-01' },
];

/** Questions of one kind of statistics to a viewer of a region: periods, places, kinds, and filters within reach. */
export function questionsFor(
  dimensions: readonly MemberOf<typeof Dimension>[],
  within: {
    readonly regions: readonly string[];
    readonly courts: readonly string[];
    readonly causes: readonly string[];
  },
): Question[] {
  const others = dimensions.filter((dimension) => !['PERIOD', 'REGION', 'COURT'].includes(dimension));
  const places: readonly Pick<Question, 'groupBy' | 'level'>[] = [
    { groupBy: [], level: 'COUNTY' },
    { groupBy: ['REGION'], level: 'PROVINCE' },
    { groupBy: ['REGION'], level: 'CITY' },
    { groupBy: ['REGION'], level: 'COUNTY' },
    { groupBy: ['COURT'], level: 'COUNTY' },
  ];
  const filters: readonly Question['filter'][] = [
    ...within.regions.map((region) => ({ region })),
    ...within.courts.map((court) => ({ court })),
    ...(dimensions.includes('TYPE_CODE') ? [{ typeCode: ['FIRST_ENFORCEMENT'] }, { typeCode: ['RESUMED'] }] : []),
    ...(dimensions.includes('DEBTOR_KIND')
      ? [{ debtorKind: ['PERSON'] }, { debtorKind: ['ENTERPRISE', 'AGENCY'] }, { debtorKind: [] }]
      : []),
    ...within.causes.map((cause) => ({ cause })),
  ];
  const one = (period: Question['period']) => ({ period, unit: 'YEAR' as const });
  return [
    ...places.flatMap((place) =>
      PERIODS.map((period) => ({ ...place, ...period, groupBy: [...place.groupBy, 'PERIOD' as const], filter: {} })),
    ),
    ...places.flatMap((place) => ROWS_OF_ONE_PERIOD.map((period) => ({ ...place, ...one(period), filter: {} }))),
    ...others.flatMap((dimension) => [
      ...ROWS_OF_ONE_PERIOD.slice(1, 4).map((period) => ({
        ...one(period),
        groupBy: [dimension],
        level: 'COUNTY' as const,
        filter: {},
      })),
      ...places.slice(0, 3).map(({ groupBy, level }) => ({
        ...one(WHOLE),
        groupBy: [...groupBy, dimension, 'PERIOD' as const],
        level,
        filter: {},
      })),
    ]),
    ...filters.flatMap((filter) =>
      ROWS_OF_ONE_PERIOD.slice(1, 4).map((period) => ({
        ...one(period),
        groupBy: [],
        level: 'COUNTY' as const,
        filter,
      })),
    ),
    ...filters.map((filter) => ({
      ...one({ from: '2021-01-01', to: '2022-01-01' }),
      groupBy: ['PERIOD' as const],
      unit: 'MONTH' as const,
      level: 'COUNTY' as const,
      filter,
    })),
  ];
}

/** The question in GraphQL. */
export function asField(alias: string, field: string, question: Question, selection: string): string {
  const { period, unit, groupBy, level, filter } = question;
  const conditions = Object.entries(filter).map(([name, value]) =>
    typeof value === 'string' ? `${name}: ${JSON.stringify(value)}` : `${name}: [${value.join(' ')}]`,
  );
  return (
    `${alias}: ${field}(period: "${period.from}/${period.to}", groupBy: [${groupBy.join(' ')}], periodUnit: ${unit}, ` +
    `regionLevel: ${level}, filter: { ${conditions.join(', ')} }) { ${selection} }`
  );
}
