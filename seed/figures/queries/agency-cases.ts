import { graphql } from '../../../codegen/client/gql.ts';
import type { AgencyCasesQuery } from '../../../codegen/client/graphql.ts';
import type { Computed } from '../compare.ts';
import { figureQuery, regionAndPeriod, told } from '../figure-query.ts';

const document = graphql(`
  query AgencyCases($region: RegionCode!, $period: Period!) {
    caseStatistics(period: $period, filter: { region: $region, debtorKind: [AGENCY] }) {
      newCases
      judgments
      judgmentsEnforced
      yearOnYear {
        newCases
      }
      withheld
      withheldReason
    }
  }
`);

/** Judgments against organs in Ningde, how many were enforced, and the cases filed against organs. */
export const ningdeAgencyCases = figureQuery({
  sets: ['default'],
  document,
  variables: regionAndPeriod('ningde-2021-agency-new'),
  figures: {
    'ningde-2021-judged-agency': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.judgments })),
    'ningde-2021-forced': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.judgmentsEnforced })),
    'ningde-2021-agency-new': ({ caseStatistics }) => filed(caseStatistics),
  },
});

/** The cases filed against organs of the whole province. */
export const fujianAgencyCases = figureQuery({
  sets: ['default'],
  document,
  variables: regionAndPeriod('fujian-2021-agency-new'),
  figures: { 'fujian-2021-agency-new': ({ caseStatistics }) => filed(caseStatistics) },
});

function filed(rows: AgencyCasesQuery['caseStatistics']): Computed {
  return told(rows, ({ newCases, yearOnYear }) => ({ value: newCases, yearOnYear: yearOnYear.newCases }));
}
