import type { Dimensions } from './statistics-types.ts';

/** Counts and sums of one group, by the names the sources give them. Sums of money are exact decimal text. */
export type Sums = Readonly<Record<string, number | string>>;

export interface Group {
  readonly dimensions: Dimensions;
  readonly sums: Sums;
}

/** A breakdown into more groups than this is refused, never cut. */
export const MOST_GROUPS = 10_000;
