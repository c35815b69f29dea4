import { badInput } from '../bad-input.ts';
import type { RequestContext } from '../server/request-context.ts';

import type { Counting } from './counting.ts';
import { statementOf, type Scan } from './event-scan.ts';
import type { Source } from './statistics-source.ts';

/**
 * As many records as can be counted within the gateway's deadline of five seconds at the best: MariaDB 10.11 read 1.2 million
 * a second from an index alone. So what is refused would have failed; what is not may still be too much.
 */
export const MOST_COUNTED = 6_000_000;

/**
 * Refuses a question that would not be answered in time, before anything of it is read. Where the tables it needs are small
 * that is known at once; where not, the server says how many records each statement would read.
 *
 * @throws badInput that says what to narrow
 */
export async function requireInTime(
  context: RequestContext,
  sources: readonly Source[],
  { args, wanted, scope, store }: Counting,
): Promise<void> {
  const { rowCounts } = store;
  if (rowCounts === null) {
    return;
  }
  const scans = sources.flatMap((source) =>
    Object.values(source.events)
      .filter((event) => Object.keys(wanted.flowsOf(source, event)).length > 0)
      .map((event): Scan => {
        const flows = wanted.flowsOf(source, event);
        const withPast = wanted.stocksOf(source).some(([, { plus, minus }]) => plus in flows || minus in flows);
        return {
          source,
          event,
          flows,
          since: args.period.from,
          withPast,
          until: args.period.to,
          grain: 'NONE',
          by: {},
          scope,
          filter: args.filter,
        };
      }),
  );
  const tables = scans.map(({ source }) => rowCounts.get(context.em.getMetadata(source.entity).tableName) ?? 0);
  if (sum(tables) <= MOST_COUNTED) {
    return;
  }
  const read: number[] = [];
  for (const scan of scans) {
    const { sql, parameters } = statementOf(context, store, scan);
    const plan = await store.read(`explain ${sql}`, parameters);
    read.push(Number(plan[0]?.['rows'] ?? 0));
  }
  if (sum(read) > MOST_COUNTED) {
    throw badInput(
      'needs more records to be counted than can be in time',
      'a shorter period, a smaller region or court, or fewer measures at once',
      'period',
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
