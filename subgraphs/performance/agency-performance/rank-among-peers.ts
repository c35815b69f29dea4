import { batched } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import type { AgencyPerformance } from './agency-performance.entity.ts';

/** The rank of a score among the current scores of its peers: 1 is the best, equal scores share a rank. */
export interface PeerRank {
  readonly rank: number;
  readonly peers: number;
}

const RANKS = `
  select p.id as id, count(*) as peers, sum(case when q.score > p.score then 1 else 0 end) + 1 as standing
  from agency_performance p
  join agency_performance q on q.scheme_id = p.scheme_id and q.period_from = p.period_from
    and q.period_to = p.period_to and q.peer_group = p.peer_group
  where q.is_current and p.id in `;

/**
 * Computed, not stored: one agency's correction changes the ranks of others, whose scores must not be rewritten. It
 * counts all peers for every viewer: the rank is a fact of the visible score and is announced with it.
 */
export function rankAmongPeers(
  context: RequestContext,
  { id, isCurrent }: AgencyPerformance,
): Promise<PeerRank | null> {
  if (!isCurrent) {
    return Promise.resolve(null);
  }
  return batched<PeerRank | null>(context, 'rank among peers', async (ids) => {
    const sql = `${RANKS}(${ids.map(() => '?').join(', ')}) group by p.id`;
    const rows = await context.em.execute<{ id: string; peers: number; standing: number | string }[]>(sql, [...ids]);
    const byId = new Map(rows.map((row) => [row.id, { rank: Number(row.standing), peers: Number(row.peers) }]));
    return ids.map((wanted) => byId.get(wanted) ?? null);
  }).load(id);
}
