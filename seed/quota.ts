import type { Random } from './random.ts';

/**
 * A function that returns true for exactly `wanted` of `total` calls, evenly spread; the result depends only on the
 * ordinal of the call.
 * @throws RangeError where `wanted` exceeds `total`, or on more than `total` calls
 */
export function quota(total: number, wanted: number): () => boolean {
  if (wanted > total || wanted < 0) {
    throw new RangeError(`a quota of ${wanted} cannot be met by ${total}`);
  }
  let calls = 0;
  return () => {
    if (calls === total) {
      throw new RangeError(`a quota over ${total} was called once more`);
    }
    calls += 1;
    return Math.floor((calls * wanted) / total) > Math.floor(((calls - 1) * wanted) / total);
  };
}

/** Splits `total` by weights into whole parts that add up exactly (largest remainder method). */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const [, i] of byRemainder) {
    if (left === 0) {
      break;
    }
    parts[i] = (parts[i] as number) + 1;
    left -= 1;
  }
  return parts;
}

/** The elements in a random order, as a new array (Fisher–Yates). */
export function shuffled<T>(elements: readonly T[], random: Random): T[] {
  const result = [...elements];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.int(0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
