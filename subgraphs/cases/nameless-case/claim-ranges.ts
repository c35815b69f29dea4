import { compareDecimals } from '../../shared/scalars/decimal.ts';

/** Limits of claims, yuan, that ranges are made of. */
export const CLAIM_LIMITS = ['10000', '50000', '100000', '200000', '500000', '1000000', '5000000'] as const;

/** A range of claims: from this many yuan to less than that many; null for no end. */
export interface ClaimRange {
  readonly from: string;
  readonly below: string | null;
}

/** The number of limits that a claim reaches: its step, from 0. */
export function stepOf(claim: string): number {
  return CLAIM_LIMITS.filter((limit) => compareDecimals(claim, limit) >= 0).length;
}

/**
 * Joins steps to ranges that each stand for enough persons: from below, each range ends where it has them, and what is left at
 * the top belongs to the last.
 *
 * @param persons who owes in each step
 * @returns the range of each step; undefined where all steps together have fewer
 */
export function rangesOf(persons: readonly ReadonlySet<string>[], fewest: number): readonly ClaimRange[] | undefined {
  const starts: number[] = [];
  let held = new Set<string>();
  let start = 0;
  for (let step = 0; step <= CLAIM_LIMITS.length; step += 1) {
    held = held.union(persons[step] ?? new Set());
    if (held.size >= fewest) {
      starts.push(start);
      held = new Set();
      start = step + 1;
    }
  }
  if (starts.length === 0) {
    return undefined;
  }
  return Array.from({ length: CLAIM_LIMITS.length + 1 }, (_, step) => {
    const at = starts.findLastIndex((one) => one <= step);
    const next = starts[at + 1];
    return { from: limitAt(starts[at] ?? 0) ?? '0', below: next === undefined ? null : (limitAt(next) ?? null) };
  });
}

/** The range of a step by itself, for claims that are of no private person. */
export function rangeOf(step: number): ClaimRange {
  return { from: limitAt(step) ?? '0', below: limitAt(step + 1) ?? null };
}

/** @returns in words, e.g. 5万元以上、10万元以下 */
export function rangeLabel({ from, below }: ClaimRange): string {
  const words = [...(from === '0' ? [] : [`${inWan(from)}以上`]), ...(below === null ? [] : [`${inWan(below)}以下`])];
  return words.length === 0 ? '不分段' : words.join('、');
}

function limitAt(step: number): string | undefined {
  return CLAIM_LIMITS[step - 1];
}

function inWan(yuan: string): string {
  return `${Number(yuan) / 10_000}万元`;
}
