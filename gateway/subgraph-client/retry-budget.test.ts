import { describe, expect, it } from '@jest/globals';
import { assert, boolean, array, property } from 'fast-check';

import { createRetryBudget } from './retry-budget.ts';

describe('the retry budget', () => {
  it('allows at most ten, and one more for every ten fetches, in any order', () => {
    assert(
      property(array(boolean(), { maxLength: 2_000 }), (fails) => {
        const budget = createRetryBudget();
        let retried = 0;
        fails.forEach((failed, index) => {
          budget.earn();
          if (failed && budget.spend()) {
            retried += 1;
          }
          expect(retried).toBeLessThanOrEqual(10 + (index + 1) / 10);
        });
      }),
    );
  });

  it('is earned back by fetches', () => {
    const budget = createRetryBudget();
    while (budget.spend()) {}
    for (let fetches = 0; fetches < 9; fetches += 1) {
      budget.earn();
    }
    expect(budget.spend()).toBe(false);
    budget.earn();
    expect(budget.spend()).toBe(true);
    expect(budget.spend()).toBe(false);
  });
});
