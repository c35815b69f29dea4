import type { Random } from './random.ts';

/**
 * Says yes to exactly `wanted` of `total` questions, spread evenly over them; the answer depends on the question's
 * ordinal only.
 * @throws RangeError where more are wanted than asked, or when asked more than `total` times.
 */
export function quota(total: number, wanted: number): () => boolean {
  if (wanted > total || wanted < 0) {
    throw new RangeError(`a quota of ${wanted} cannot be met by ${total}`);
  }
  let asked = 0;
  return () => {
    if (asked === total) {
      throw new RangeError(`a quota over ${total} was asked once more`);
    }
    asked += 1;
    return Math.floor((asked * wanted) / total) > Math.floor(((asked - 1) * wanted) / total);
  };
}

/** `total` split over weights into whole parts that add up exactly (largest remainders first). */
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
