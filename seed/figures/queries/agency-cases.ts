import { graphql } from '../../../codegen/client/gql.ts';
import type { AgencyCasesQuery } from '../../../codegen/client/graphql.ts';
import { figureQuery, regionAndPeriod, regionAndTwoYears, shown } from '../figure-query.ts';

const document = graphql(`
  query AgencyCases($region: RegionCode!, $period: Period!) {
    caseStatistics(period: $period, groupBy: [PERIOD], filter: { region: $region, debtorKind: [AGENCY] }) {
      period
      newCases
      judgments
      judgmentsEnforced
    }
  }
`);

type Row = NonNullable<AgencyCasesQuery['caseStatistics']>[number];

/** Judgments against organs in Ningde, how many were enforced, and the cases filed against organs in two years. */
export const ningdeAgencyCases = figureQuery({
  sets: ['default'],
  document,
  variables: regionAndTwoYears('ningde-2021-agency-new'),
  figures: {
    'ningde-2021-judged-agency': ({ caseStatistics }) => ({ value: thisYear(caseStatistics)?.judgments ?? null }),
    'ningde-2021-forced': ({ caseStatistics }) => ({ value: thisYear(caseStatistics)?.judgmentsEnforced ?? null }),
    'ningde-2021-agency-new': ({ caseStatistics }) => filed(caseStatistics),
  },
});

/** The same for the whole province. */
export const fujianAgencyCases = figureQuery({
  sets: ['default'],
  document,
  variables: regionAndTwoYears('fujian-2021-agency-new'),
  figures: { 'fujian-2021-agency-new': ({ caseStatistics }) => filed(caseStatistics) },
});

function filed(rows: readonly Row[] | null): { value: number; yearBefore: number } {
  const year = regionAndPeriod('ningde-2021-agency-new').period;
  return {
    value: thisYear(rows)?.newCases ?? 0,
    yearBefore: shown(rows).find(({ period }) => period === String(Number(year) - 1))?.newCases ?? 0,
  };
}

function thisYear(rows: readonly Row[] | null): Row | undefined {
  const year = regionAndPeriod('ningde-2021-agency-new').period;
  return shown(rows).find(({ period }) => period === year);
}
