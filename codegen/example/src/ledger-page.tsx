import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';

import { failuresOf } from './failure.ts';
import { Failures } from './failures.tsx';
import { graphql } from './graphql/index.ts';
import { NO_CHOICE, filterOf, LedgerFilters } from './ledger-filters.tsx';
import { LedgerRow } from './ledger-row.tsx';

const OVERDUE_LEDGERS = graphql(`
  query OverdueLedgers($filter: SupervisionLedgerFilter!, $first: Int!, $after: String) {
    supervisionLedgers(
      filter: $filter
      orderBy: { field: OVERDUE_DAYS, direction: DESC }
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...LedgerRow
        }
      }
    }
  }
`);

const PAGE_SIZE = 20;

const COLUMNS = [
  { title: '案号', isNumber: false },
  { title: '义务机关', isNumber: false },
  { title: '应履行金额（元）', isNumber: true },
  { title: '期限届满', isNumber: false },
  { title: '超期', isNumber: true },
  { title: '下一步', isNumber: false },
  { title: '由谁办', isNumber: false },
];

/** The ledgers whose term is past and whose duty is not met, the longest overdue first. */
export function LedgerPage({ onExpired }: { readonly onExpired: () => void }) {
  const [choice, setChoice] = useState(NO_CHOICE);
  const { data, error, loading, fetchMore, refetch } = useQuery(OVERDUE_LEDGERS, {
    variables: { filter: filterOf(choice), first: PAGE_SIZE },
    notifyOnNetworkStatusChange: true,
  });
  const [moreError, setMoreError] = useState<unknown>();
  const failed = moreError ?? error;
  const isExpired = failed !== undefined && failuresOf(failed).some(({ code }) => code === 'UNAUTHENTICATED');
  useEffect(() => {
    if (isExpired) {
      onExpired();
    }
    // Once for each expiry, not for each new function.
  }, [isExpired]);

  const list = data?.supervisionLedgers;
  const edges = list?.edges ?? [];
  const showMore = (): void => {
    setMoreError(undefined);
    fetchMore({ variables: { after: list?.pageInfo?.endCursor } })
      .then(({ error: refused }) => setMoreError(refused))
      .catch(setMoreError);
  };
  const readAgain = (): void => {
    setMoreError(undefined);
    refetch().catch(() => undefined);
  };
  return (
    <>
      <LedgerFilters
        choice={choice}
        onChoice={(next) => {
          setMoreError(undefined);
          setChoice(next);
        }}
      />
      {failed !== undefined && !isExpired && <Failures error={failed} onRetry={readAgain} />}
      <p role="status">
        {loading && edges.length === 0 ? '正在读取…' : list == null ? '' : countOf(edges.length, list.totalCount)}
      </p>
      {edges.length > 0 && (
        <div className="scroll" role="region" aria-label="超期督促台账" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map(({ title, isNumber }) => (
                  <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {edges.map(({ node }) => (
                <LedgerRow key={node.id} ledger={node} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list?.pageInfo?.hasNextPage === true && (
        <button type="button" disabled={loading} onClick={showMore}>
          {loading ? '正在读取…' : `再看 ${PAGE_SIZE} 条`}
        </button>
      )}
    </>
  );
}

function countOf(shown: number, total: number | null | undefined): string {
  if (shown === 0) {
    return '没有符合条件的台账。';
  }
  return total == null ? `已显示 ${shown} 条` : `共 ${total} 条，已显示 ${shown} 条`;
}
