import { graphql } from '../../../codegen/client/gql.ts';
import type { XiguRefundQuery } from '../../../codegen/client/graphql.ts';
import type { Computed } from '../compare.ts';
import { regionAndPeriod, sumOfVisible, type FigureQuery } from '../figure-query.ts';
import { untoldBy, type AskGraph, type GraphAnswer } from '../graph-answer.ts';

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
  run: async (ask) => new Map([[FIGURE, await refund(ask)]]),
};

/** Reads all pages, up to the first that is refused. */
async function refund(ask: AskGraph): Promise<Computed> {
  const payouts: Payout[] = [];
  let after: string | null | undefined = null;
  do {
    const { data, errors }: GraphAnswer<XiguRefundQuery> = await ask(document, { ...regionAndPeriod(FIGURE), after });
    const untold = untoldBy(errors);
    const page: Page | null = data?.payouts ?? null;
    if (untold !== undefined || page === null) {
      return { value: null, untold };
    }
    payouts.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return refundOf(payouts);
}

/** The payouts of the debtor with the most payouts: their sum and the number of different payees. */
function refundOf(payouts: readonly Payout[]): Computed {
  const byDebtor = [...Map.groupBy(payouts, debtorOf).values()];
  const most = byDebtor.sort((a, b) => b.length - a.length)[0] ?? [];
  return {
    ...sumOfVisible(most.map(({ amount }) => amount)),
    ...(most.length > 0 && { applicants: new Set(most.map(({ payee }) => payee?.idNumber)).size }),
  };
}

function debtorOf({ enforcementCase }: Payout): string | null {
  return enforcementCase?.parties?.find(({ role }) => role === 'DEBTOR')?.creditCode ?? null;
}
