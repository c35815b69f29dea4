import { graphql } from '../../../codegen/client/gql.ts';
import type { XiguRefundQuery } from '../../../codegen/client/graphql.ts';
import { addDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import type { Computed } from '../compare.ts';
import { placeAndTime, shown, type Ask, type FigureQuery } from '../figure-query.ts';

const FIGURE = 'lanzhou-xigu-refund';

const document = graphql(`
  query XiguRefund($region: RegionCode!, $period: Period!, $after: String) {
    payouts(first: 100, after: $after, filter: { region: $region, paid: $period, form: [ON_SITE] }) {
      edges {
        node {
          amount
          payee {
            idNumber
          }
          enforcementCase {
            parties {
              role
              creditCode
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Page = NonNullable<XiguRefundQuery['payouts']>;
type Payout = Page['edges'][number]['node'];

/** What the court of Xigu handed over on the spot, page by page, to the applicants against one debtor. */
export const xiguRefund: FigureQuery = {
  sets: ['default', 'gansu'],
  figures: [FIGURE],
  answer: async (ask) => new Map([[FIGURE, refundOf(await allPayouts(ask))]]),
};

/** The payouts of the debtor whose creditors are most: their sum, and to how many different persons they went. */
export function refundOf(payouts: readonly Payout[]): Computed {
  const byDebtor = [...Map.groupBy(payouts, debtorOf).values()];
  const most = byDebtor.sort((a, b) => b.length - a.length)[0] ?? [];
  return {
    value: addDecimals(...most.map(({ amount }) => amount)),
    applicants: new Set(most.map(({ payee }) => payee?.idNumber)).size,
  };
}

async function allPayouts(ask: Ask): Promise<Payout[]> {
  const payouts: Payout[] = [];
  let after: string | null | undefined = null;
  do {
    const page: Page = shown((await ask(document, { ...placeAndTime(FIGURE), after })).payouts);
    payouts.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return payouts;
}

function debtorOf({ enforcementCase }: Payout): string | null {
  return enforcementCase?.parties.find(({ role }) => role === 'DEBTOR')?.creditCode ?? null;
}
