import { graphql } from '../../../codegen/client/gql.ts';
import type { XiguRefundQuery } from '../../../codegen/client/graphql.ts';
import { addDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import type { Computed } from '../compare.ts';
import { regionAndPeriod, shown, type ExecuteQuery, type FigureQuery } from '../figure-query.ts';

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

/** The payouts of Xigu's court on the spot to the applicants against one debtor, read page by page. */
export const xiguRefund: FigureQuery = {
  sets: ['default', 'gansu'],
  figures: [FIGURE],
  run: async (execute) => new Map([[FIGURE, refundOf(await allPayouts(execute))]]),
};

/** The payouts of the debtor with the most payouts: their sum and the number of different payees. */
export function refundOf(payouts: readonly Payout[]): Computed {
  const byDebtor = [...Map.groupBy(payouts, debtorOf).values()];
  const most = byDebtor.sort((a, b) => b.length - a.length)[0] ?? [];
  return {
    value: addDecimals(...most.map(({ amount }) => amount)),
    applicants: new Set(most.map(({ payee }) => payee?.idNumber)).size,
  };
}

async function allPayouts(execute: ExecuteQuery): Promise<Payout[]> {
  const payouts: Payout[] = [];
  let after: string | null | undefined = null;
  do {
    const page: Page = shown((await execute(document, { ...regionAndPeriod(FIGURE), after })).payouts);
    payouts.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return payouts;
}

function debtorOf({ enforcementCase }: Payout): string | null {
  return enforcementCase?.parties.find(({ role }) => role === 'DEBTOR')?.creditCode ?? null;
}
