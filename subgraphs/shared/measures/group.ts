import type { Period } from '../scalars/period.ts';

import { COLUMN_OF, type ColumnName } from './dimensions.ts';

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

/** A key that two groups of one request share exactly if their dimensions are equal; groups are sorted by it. */
export function keyOf(dimensions: Dimensions): string {
  return JSON.stringify([dimensions.period?.from, ...COLUMNS.map((name) => dimensions[name])]);
}

const COLUMNS = Object.values(COLUMN_OF);
