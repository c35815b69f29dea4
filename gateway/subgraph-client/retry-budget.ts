/** What asking again costs, in fetches that have to have been sent, and how much may be saved up. */
const COST = 10;
const MOST_SAVED = 10 * COST;

/** How often a subgraph may be asked again: at most once in ten fetches, after ten times in advance. */
export interface RetryBudget {
  /** To be called for every fetch. */
  earn(): void;
  /** Whether one may be asked again now; counts it where so. */
  spend(): boolean;
}

/**
 * A subgraph that has broken down must not get twice the load for it: what fetches earn bounds what is asked again,
 * whatever their number.
 */
export function createRetryBudget(): RetryBudget {
  let saved = MOST_SAVED;
  return {
    earn() {
      saved = Math.min(MOST_SAVED, saved + 1);
    },
    spend() {
      if (saved < COST) {
        return false;
      }
      saved -= COST;
      return true;
    },
  };
}
