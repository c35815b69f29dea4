import { graphql } from '../../../codegen/client/gql.ts';
import type { GanziCasesQuery } from '../../../codegen/client/graphql.ts';
import { formatPeriod } from '../../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../../reported-figures.ts';
import type { Computed } from '../compare.ts';
import { figureQuery, told } from '../figure-query.ts';

type Row = NonNullable<GanziCasesQuery['caseStatistics']>[number];

const years = ['2019', '2020', '2021', '2022'] as const;
const measures: Readonly<Record<string, (row: Row) => Computed['value']>> = {
  total: (row) => row.total,
  new: (row) => row.newCases,
  carried: (row) => row.carriedOver,
  concluded: (row) => row.concluded,
};

/** Four years of Ganzi's cases in one query: carried over, new and concluded, per year. */
export const ganziCases = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziCases($region: RegionCode!, $period: Period!) {
      caseStatistics(period: $period, groupBy: [PERIOD], filter: { region: $region }) {
        period
        total
        newCases
        carriedOver
        concluded
        withheld
        withheldReason
      }
    }
  `),
  variables: { region: reportedFigure(idOf(years[0], 'total')).region, period: formatPeriod(allYears()) },
  figures: Object.fromEntries(
    years.flatMap((year) =>
      Object.entries(measures).map(([measure, read]) => [
        idOf(year, measure),
        ({ caseStatistics }) => {
          const rows = caseStatistics?.filter(({ period }) => period === year);
          return told(rows, (row) => ({ value: read(row) }));
        },
      ]),
    ),
  ) satisfies Record<string, (result: GanziCasesQuery) => Computed>,
});

function idOf(year: string, measure: string): string {
  return `ganzi-${year}-${measure}`;
}

function allYears(): { from: string; to: string } {
  const first = figurePeriod(reportedFigure(idOf(years[0], 'total')));
  const last = figurePeriod(reportedFigure(idOf(years[years.length - 1] as string, 'total')));
  return { from: first?.from ?? '', to: last?.to ?? '' };
}
