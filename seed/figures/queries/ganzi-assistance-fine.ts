import { graphql } from '../../../codegen/client/gql.ts';
import { reportedFigure } from '../../reported-figures.ts';
import { figureQuery, sumOfVisible } from '../figure-query.ts';

/** The unit that paid out against a court's notice, and its fine; the source names no year. */
export const ganziAssistanceFine = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziAssistanceFine($region: RegionCode!) {
      assistanceBreaches(first: 100, filter: { region: $region, conduct: [PAID_OUT], isFined: true }) {
        edges {
          node {
            fineAmount
          }
        }
      }
    }
  `),
  variables: { region: reportedFigure('ganzi-2022-assist-fine').region },
  figures: {
    'ganzi-2022-assist-fine': ({ assistanceBreaches }) =>
      sumOfVisible(assistanceBreaches?.edges.map(({ node }) => node.fineAmount)),
  },
});
