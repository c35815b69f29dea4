import { graphql } from '../../../codegen/client/gql.ts';
import type {
  AgencyClaimsQuery,
  AgencyFiledCasesQuery,
  AgencyJudgmentsQuery,
  AgencyOrderedClaimsQuery,
} from '../../../codegen/client/graphql.ts';
import { formatPeriod, yearBefore } from '../../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../../reported-figures.ts';
import type { Computed } from '../compare.ts';
import { figureQuery, NONE_VISIBLE, sumOfVisible } from '../figure-query.ts';

/** The cases of one county's government in two years; the source and the sample both hide the county. */
export const countyGovernmentCases = figureQuery({
  sets: ['default'],
  document: graphql(`
    query AgencyFiledCases($debtor: String!, $filed: Period, $filedBefore: Period) {
      agencies(first: 2, filter: { name: $debtor }) {
        edges {
          node {
            enforcementCases(first: 1, filter: { filed: $filed }) {
              totalCount
            }
            casesBefore: enforcementCases(first: 1, filter: { filed: $filedBefore }) {
              totalCount
            }
          }
        }
      }
    }
  `),
  variables: { ...debtorAndPeriod('异地某县人民政府', 'ningde-county-2021-agency'), filedBefore: theYearBefore() },
  figures: { 'ningde-county-2021-agency': (result) => filedCases(result) },
});

const claims = graphql(`
  query AgencyClaims($debtor: String!, $filed: Period) {
    agencies(first: 2, filter: { name: $debtor }) {
      edges {
        node {
          enforcementCases(first: 100, filter: { filed: $filed }) {
            edges {
              node {
                claimAmount
              }
            }
          }
        }
      }
    }
  }
`);

/** The claim that the district's government paid late; the source names neither district nor year. */
export const districtGovernmentClaim = figureQuery({
  sets: ['default'],
  document: claims,
  variables: debtorAndPeriod('某区人民政府', 'ningde-small-claim'),
  figures: { 'ningde-small-claim': claimed },
});

const judgments = graphql(`
  query AgencyOrderedClaims($debtor: String!, $filed: Period) {
    agencies(first: 2, filter: { name: $debtor }) {
      edges {
        node {
          judgments(first: 100, filter: { effective: $filed }) {
            edges {
              node {
                amount
                ordered
              }
            }
          }
        }
      }
    }
  }
`);

/** The sum that the sanitation department was to pay for works, its only judgment; no enforcement was filed. */
export const sanitationClaim = figureQuery({
  sets: ['default'],
  document: graphql(`
    query AgencyJudgments($debtor: String!, $filed: Period) {
      agencies(first: 2, filter: { name: $debtor }) {
        edges {
          node {
            judgments(first: 100, filter: { effective: $filed }) {
              edges {
                node {
                  amount
                }
              }
            }
          }
        }
      }
    }
  `),
  variables: debtorAndPeriod('某市环境卫生管理处', 'ningde-sanitation-claim'),
  figures: { 'ningde-sanitation-claim': (result) => judged(result) },
});

/** Yacheng township may owe other debts: this one is recognised by the text of the judgment's order. */
export const yachengClaim = figureQuery({
  sets: ['default'],
  document: judgments,
  variables: debtorAndPeriod('霞浦县牙城镇人民政府', 'ningde-yacheng-claim'),
  figures: { 'ningde-yacheng-claim': (result) => claimedFor(result, '房屋价值损失款') },
});

function debtorAndPeriod(debtor: string, id: string): { debtor: string; filed: string | null } {
  const period = figurePeriod(reportedFigure(id));
  return { debtor, filed: period && formatPeriod(period) };
}

function theYearBefore(): string | null {
  const period = figurePeriod(reportedFigure('ningde-county-2021-agency'));
  return period && formatPeriod(yearBefore(period));
}

function filedCases({ agencies }: AgencyFiledCasesQuery): Computed {
  const { enforcementCases, casesBefore } = onlyAgency(agencies) ?? {};
  return enforcementCases?.totalCount
    ? { value: enforcementCases.totalCount, yearBefore: casesBefore?.totalCount ?? null }
    : { value: null, untold: NONE_VISIBLE };
}

function claimed({ agencies }: AgencyClaimsQuery): Computed {
  return sumOfVisible(onlyAgency(agencies)?.enforcementCases?.edges.map(({ node }) => node.claimAmount));
}

function judged({ agencies }: AgencyJudgmentsQuery): Computed {
  return sumOfVisible(onlyAgency(agencies)?.judgments?.edges.map(({ node }) => node.amount ?? '0.00'));
}

function claimedFor({ agencies }: AgencyOrderedClaimsQuery, what: string): Computed {
  const own = onlyAgency(agencies)?.judgments?.edges.filter(({ node }) => node.ordered?.includes(what));
  return sumOfVisible(own?.map(({ node }) => node.amount ?? '0.00'));
}

/** The agency of that name; undefined where none or several have it. */
function onlyAgency<Agency>(
  agencies: { readonly edges: readonly { readonly node: Agency }[] } | null,
): Agency | undefined {
  const [agency, another] = agencies?.edges ?? [];
  return another === undefined ? agency?.node : undefined;
}
