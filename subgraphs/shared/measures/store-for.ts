import { badInput } from '../bad-input.ts';
import type { MemberOf } from '../schema/labelled-enum.ts';
import type { RequestContext } from '../server/request-context.ts';

import { countedOver } from './counted-over.ts';
import { dialectOf } from './dialect.ts';
import type { Freshness } from './dimensions.ts';
import type { StatisticsStore } from './statistics-store.ts';

/**
 * Where a question is answered from. Nothing falls back in silence: who asks for a mart that there is not is told so.
 * @throws badInput
 */
export function storeFor(
  context: RequestContext,
  asked: MemberOf<typeof Freshness> | null | undefined,
): StatisticsStore {
  const { byDefault, mart } = context.statistics;
  if ((asked ?? byDefault) === 'LIVE') {
    return liveStore(context);
  }
  if (mart === null) {
    throw badInput(
      'asks for a copy for statistics that this office does not have, or has not built yet (统计副本尚未生成)',
      'LIVE',
      'freshness',
    );
  }
  // A mart has what the rules of rows read for courts alone. Whose region is not known is counted by the rules, too: of nothing.
  const { audience, region } = context.viewer;
  const isCovered = audience === 'court' || (countedOver(context) === 'REGION' && region !== null);
  return isCovered ? mart : liveStore(context);
}

/** The office's database itself. */
function liveStore({ em, now, rowCounts }: RequestContext): StatisticsStore {
  return {
    dialect: dialectOf({ em }),
    asOf: now,
    rowCounts,
    read: (sql, parameters) => em.execute<Record<string, unknown>[]>(sql, [...parameters]),
  };
}
