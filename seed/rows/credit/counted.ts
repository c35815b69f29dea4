import { regionsUnder } from '../../places/regions.ts';
import type { CaseFacts, World } from '../../world/case-facts.ts';
import type { Quota } from '../../world/quotas.ts';

/**
 * The candidates of a published count, of which exactly that many are chosen once all are known. Only candidates are
 * kept: cases are streamed once, and a world may have hundreds of thousands.
 */
export interface Counted<Candidate> {
  /** Whether a row of this case and day is part of the published count and must not be chosen at random. */
  covers(facts: CaseFacts, day: string): boolean;
  /** Adds a candidate; lower ranks are chosen first. */
  offer(rank: number, candidate: Candidate): void;
  /**
   * The candidates needed in addition to `already` existing rows; those for which `first` holds have priority. Empty
   * where the world has no such count. @throws RangeError where there are too few
   */
  take(already?: number, first?: (candidate: Candidate) => boolean): Candidate[];
}

export function counted<Candidate>(world: World, quota: Quota): Counted<Candidate> {
  const { from, to, wanted } = quota;
  const counts = world.set === quota.set;
  const regions = new Set(regionsUnder(quota.regionCode).map(({ code }) => code));
  const offered: { rank: number; candidate: Candidate }[] = [];
  return {
    covers: ({ regionCode }, day) => counts && from <= day && day < to && regions.has(regionCode),
    offer: (rank, candidate) => offered.push({ rank, candidate }),
    take: (already = 0, first = () => false) => {
      if (!counts) {
        return [];
      }
      const missing = wanted - already;
      if (missing < 0 || missing > offered.length) {
        throw new RangeError(`${wanted} rows are wanted, ${already} exist and there are ${offered.length} candidates`);
      }
      return offered
        .map(({ rank, candidate }) => ({ rank: first(candidate) ? rank - 1 : rank, candidate }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, missing)
        .map(({ candidate }) => candidate);
    },
  };
}
