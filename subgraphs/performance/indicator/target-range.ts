import { compareDecimals } from '../../shared/scalars/decimal.ts';

import type { Indicator } from './indicator.entity.ts';

/**
 * Whether a value lies in the target range of its indicator (合理区间), both ends included: inside is met, and to be further
 * inside or above is no better. Null where the indicator has no range, or there is no value.
 */
export function isMet({ targetLow, targetHigh }: Indicator, value: string | null): boolean | null {
  if (value === null || (targetLow === null && targetHigh === null)) {
    return null;
  }
  return (
    (targetLow === null || compareDecimals(value, targetLow) >= 0) &&
    (targetHigh === null || compareDecimals(value, targetHigh) <= 0)
  );
}
