import { expect, it } from '@jest/globals';

import { timeoutCounter } from './counted-timeouts.ts';

it('one viewer’s timeouts count for a quarter of what opens the circuit, whatever they send', () => {
  let now = 0;
  const counts = timeoutCounter(20, () => now);
  expect(Array.from({ length: 50 }, () => counts('one')).filter(Boolean)).toHaveLength(5);
  expect(['two', 'three', 'four'].map(counts)).toEqual([true, true, true]);
  now = 60_001;
  expect(counts('one')).toBe(true);
});
