import { regionsUnder } from '../../places/regions.ts';
import type { CaseFacts, World } from '../../world/case-facts.ts';
import type { Quota } from '../../world/quotas.ts';

/**
 * The candidates of a published count, kept until all are known, of which exactly so many are then taken. Cases stream
 * by once and a world may have hundreds of thousands, so only candidates are kept.
 */
export interface Counted<Candidate> {
  /** Whether a row of this case and day would be counted, so that chance may not decide over it. */
  covers(facts: CaseFacts, day: string): boolean;
  /** Remembers a candidate; those of lower rank are taken first. */
  offer(rank: number, candidate: Candidate): void;
  /**
   * As many candidates as are wanted beside `already` rows that are certain; those that `first` names come before all
   * others. None where the world has no such count. @throws RangeError where there are too few
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
        throw new RangeError(`of ${wanted} wanted, ${already} are certain and ${offered.length} may be`);
      }
      return offered
        .map(({ rank, candidate }) => ({ rank: first(candidate) ? rank - 1 : rank, candidate }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, missing)
        .map(({ candidate }) => candidate);
    },
  };
}
