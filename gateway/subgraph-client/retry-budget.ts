/** How much of an ask-again each fetch earns, and how much may be saved up. */
const EARNED = 0.1;
const MOST_SAVED = 10;

/** How often a subgraph may be asked again: at most one in ten fetches, after ten in advance. */
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
      saved = Math.min(MOST_SAVED, saved + EARNED);
    },
    spend() {
      if (saved < 1) {
        return false;
      }
      saved -= 1;
      return true;
    },
  };
}
