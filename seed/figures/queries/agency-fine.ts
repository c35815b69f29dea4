import { graphql } from '../../../codegen/client/gql.ts';
import { figureQuery, regionAndPeriod, sumOfVisible } from '../figure-query.ts';

/** The source and the sample both hide the county. */
const FINED = '异地某县人民政府';

/** Fines that courts of Ningde set on organs in a year: the one on a county's government elsewhere. */
export const ningdeAgencyFine = figureQuery({
  sets: ['default'],
  document: graphql(`
    query NingdeAgencyFine($region: RegionCode!, $period: Period!) {
      sanctions(first: 100, filter: { region: $region, decided: $period, kind: [FINE], subjectKind: [AGENCY] }) {
        edges {
          node {
            amount
            agency {
              name
            }
          }
        }
      }
    }
  `),
  variables: regionAndPeriod('ningde-2020-fine'),
  figures: {
    'ningde-2020-fine': ({ sanctions }) =>
      sumOfVisible(sanctions?.edges.filter(({ node }) => node.agency?.name === FINED).map(({ node }) => node.amount)),
  },
});
