import type { Dimensions } from './statistics-types.ts';

/** Counts and sums of one group, by the names the sources give them. Sums of money are exact decimal text. */
export type Sums = Readonly<Record<string, number | string>>;

export interface Group {
  readonly dimensions: Dimensions;
  readonly sums: Sums;
  /** Whether records were left out of it because they are of too few persons. */
  readonly withheld: boolean;
}

/** A query with more groups than this is refused, never truncated. */
export const MOST_GROUPS = 10_000;

/** A key that two groups share exactly if their dimensions are equal. */
export function keyOf({ period, regionCode, courtCode, typeCode, debtorKind, cause }: Dimensions): string {
  return JSON.stringify([period?.from, regionCode, courtCode, typeCode, debtorKind, cause]);
}
