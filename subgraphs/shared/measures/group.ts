import type { Period } from '../scalars/period.ts';

import type { ColumnName } from './dimensions.ts';

/** The dimensions of one group; those not in `groupBy` are absent. */
export type Dimensions = Readonly<Partial<Record<ColumnName, string | null>>> & { readonly period?: Period };

/**
 * A number of a group: a count, or an amount as exact decimal text. `null`: held back, because it stands for no private
 * person or for fewer than ten. `undefined`: the records lack a dimension that was asked for.
 */
export type Told = number | string | null | undefined;

export interface Group {
  readonly dimensions: Dimensions;
  readonly sums: Readonly<Record<string, Told>>;
}

/** A query with more groups than this is refused, never truncated. */
export const MOST_GROUPS = 10_000;

/** A key that two groups share exactly if their dimensions are equal. */
export function keyOf({ period, ...columns }: Dimensions): string {
  return JSON.stringify([period?.from, ...Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
