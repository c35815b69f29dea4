import { graphql } from '../../../codegen/client/gql.ts';
import type { AgencyClaimsQuery } from '../../../codegen/client/graphql.ts';
import { addDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import { formatPeriod, yearBefore } from '../../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../../reported-figures.ts';
import type { Computed } from '../compare.ts';
import { figureQuery, shown, type FigureQuery } from '../figure-query.ts';

const document = graphql(`
  query AgencyClaims($debtor: String!, $filed: Period, $filedBefore: Period) {
    agencies(first: 2, filter: { name: $debtor }) {
      edges {
        node {
          enforcementCases(first: 100, filter: { filed: $filed }) {
            totalCount
            edges {
              node {
                claimAmount
              }
            }
          }
          judgments(first: 100, filter: { effective: $filed }) {
            edges {
              node {
                amount
                ordered
              }
            }
          }
          casesBefore: enforcementCases(first: 1, filter: { filed: $filedBefore }) {
            totalCount
          }
        }
      }
    }
  }
`);

type Debtor = NonNullable<AgencyClaimsQuery['agencies']>['edges'][number]['node'];

/** The cases of one county's government in two years; the source and the sample both hide the county. */
export const countyGovernmentCases = ofDebtor('异地某县人民政府', 'ningde-county-2021-agency', (debtor) => ({
  value: debtor.enforcementCases?.totalCount ?? null,
  yearBefore: debtor.casesBefore?.totalCount ?? 0,
}));

/** The claim that the district's government paid late; the source names neither district nor year. */
export const districtGovernmentClaim = ofDebtor('某区人民政府', 'ningde-small-claim', (debtor) => ({
  value: claimed(debtor),
}));

/** The sum that the sanitation department was to pay for works; no enforcement was filed. */
export const sanitationClaim = ofDebtor('某市环境卫生管理处', 'ningde-sanitation-claim', (debtor) => ({
  value: ordered(debtor, '工程款'),
}));

/** Yacheng township may owe other debts: this one is recognised by the text of the judgment's order. */
export const yachengClaim = ofDebtor('霞浦县牙城镇人民政府', 'ningde-yacheng-claim', (debtor) => ({
  value: ordered(debtor, '房屋价值损失款'),
}));

function ofDebtor(debtor: string, id: string, read: (debtor: Debtor) => Computed): FigureQuery {
  const period = figurePeriod(reportedFigure(id));
  return figureQuery({
    sets: ['default'],
    document,
    variables: {
      debtor,
      filed: period && formatPeriod(period),
      filedBefore: period && formatPeriod(yearBefore(period)),
    },
    figures: {
      [id]: ({ agencies }) => {
        const { edges } = shown(agencies);
        const [agency] = edges;
        return agency && edges.length === 1 ? read(agency.node) : { value: null };
      },
    },
  });
}

function claimed(debtor: Debtor): string | null {
  const cases = debtor.enforcementCases?.edges ?? [];
  return cases.length === 0 ? null : addDecimals(...cases.map(({ node }) => node.claimAmount));
}

function ordered(debtor: Debtor, duty: string): string | null {
  const judgments = debtor.judgments?.edges.filter(({ node }) => node.ordered?.includes(duty)) ?? [];
  return judgments.length === 0 ? null : addDecimals(...judgments.map(({ node }) => node.amount ?? '0.00'));
}
