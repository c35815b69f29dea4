import type { Group } from './group.ts';

/** A smallest cell of a source: records with the same value of every dimension of grouping and filtering. */
export interface Cell extends Group {
  /** The values that its records share, from the broadest to the finest: year, region and court, kinds, cause. */
  readonly path: readonly [year: string, regionAndCourt: string, kinds: string, cause: string];
  /** The persons of its records; `MANY` where there are enough to show the cell. Never leaves the process. */
  readonly persons: readonly string[] | 'MANY';
}

/** A query with more cells than this is refused, never truncated. */
export const MOST_CELLS = 200_000;
