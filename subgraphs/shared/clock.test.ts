import { describe, expect, it } from '@jest/globals';

import { clockOf, todayText } from './clock.ts';
import { dateInShanghai, formatDateTime } from './scalars/date-time.ts';

describe('the clock of the data', () => {
  it('stands still on the given day in China', () => {
    const now = clockOf('2022-12-31');
    expect(dateInShanghai(now())).toBe('2022-12-31');
    expect(formatDateTime(now())).toBe(formatDateTime(now()));
  });

  it('is the machine’s without a day', () => {
    const before = Date.now();
    const moment = clockOf(null)().getTime();
    expect(moment).toBeGreaterThanOrEqual(before);
    expect(moment).toBeLessThanOrEqual(Date.now());
  });

  it.each(['2022-02-30', '2022-12', '31.12.2022', 'today'])('does not read %s as a day', (text) => {
    expect(todayText.safeParse(text).success).toBe(false);
  });

  it('reads a day, and an empty text as none', () => {
    expect([todayText.parse('2022-12-31'), todayText.parse('')]).toEqual(['2022-12-31', null]);
  });
});
