import type { Group } from './group.ts';

/** A finest cell of a source's records: they are alike in all that statistics can be broken down or filtered by. */
export interface Cell extends Group {
  /** What its records are alike in, from the broadest to the finest: year, place, kinds, cause. */
  readonly path: readonly [year: string, place: string, kinds: string, cause: string];
  /** Whose records they are; `MANY` where there are enough for the cell to be told. Leaves the process nowhere. */
  readonly persons: readonly string[] | 'MANY';
}

/** A question that takes more finest cells than this is refused, never cut. */
export const MOST_CELLS = 200_000;
