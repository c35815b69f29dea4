/** One retry costs the credit of ten fetches; at most the credit of ten retries is saved. */
const COST = 10;
const MAX_CREDIT = 10 * COST;

/** Limits retries: ten in advance, then one for every ten fetches. */
export interface RetryBudget {
  /** Must be called for every fetch. */
  earn(): void;
  /** Whether a retry is allowed now; if so, it is counted. */
  spend(): boolean;
}

/**
 * Threat: when a subgraph fails under load, retries of all its fetches double the load. The budget limits retries to a share of
 * the fetches, at any load.
 */
export function createRetryBudget(): RetryBudget {
  let credit = MAX_CREDIT;
  return {
    earn() {
      credit = Math.min(MAX_CREDIT, credit + 1);
    },
    spend() {
      if (credit < COST) {
        return false;
      }
      credit -= COST;
      return true;
    },
  };
}
