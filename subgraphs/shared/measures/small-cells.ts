import type { Cell } from './cell.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/**
 * Analysts are shown no number of fewer persons than this (issue 4; the threshold rule of statistical disclosure control,
 * for which 10 is the strictest of the usual minima 3, 5 and 10: Hundepool and others, Statistical Disclosure Control,
 * 2012, ch. 4.2 and 5.2).
 */
export const FEWEST_PERSONS = 10;

/** Cells that are shown, and those that are withheld. */
export interface Blocks {
  readonly shown: readonly Cell[];
  readonly withheld: readonly Cell[];
}

/**
 * Joins small cells to blocks of at least `FEWEST_PERSONS` persons, and withholds the cells that stay small.
 *
 * Each record has one smallest cell: year, region and court, kind of proceeding and of debtor, cause. A cell that is large
 * enough is a block. The rest of a year, region, court and kind is one block, if that is large enough; else the rest of the
 * year, region and court; else the rest of the year; else it is never counted at all.
 *
 * Why no arithmetic over results isolates fewer persons: the block of a record does not depend on the query, and a block is
 * counted whole or not at all, because `reachOf` stops joining where a block would reach beyond the query. So every number
 * of every result is a sum over whole blocks, and so is every sum or difference of such numbers: it covers nobody or at
 * least one block. Complementary suppression, which decides for each result what else to hide, is not needed. The price is
 * paid once: finer queries leave out the withheld records.
 *
 * @param cells all smallest cells of one source that the query covers
 */
export function blocksOf(cells: readonly Cell[], args: StatisticsArgs): Blocks {
  const shown: Cell[] = [];
  let left = cells;
  for (let open = 0; open <= reachOf(args); open++) {
    const blocks = [...Map.groupBy(left, ({ path }) => JSON.stringify(path.slice(0, path.length - open))).values()];
    shown.push(...blocks.filter(standsForEnough).flat());
    left = blocks.filter((block) => !standsForEnough(block)).flat();
  }
  return { shown, withheld: left };
}

/** How many parts of a cell's path, from its end, a block may join and still lie within the query. */
function reachOf({ groupBy, filter }: StatisticsArgs): number {
  const isFiltered = (name: 'region' | 'court' | 'typeCode' | 'debtorKind' | 'cause') =>
    filter?.[name] !== null && filter?.[name] !== undefined;
  if (groupBy.includes('CAUSE') || isFiltered('cause')) {
    return 0;
  }
  if (
    groupBy.some((by) => by === 'TYPE_CODE' || by === 'DEBTOR_KIND') ||
    isFiltered('typeCode') ||
    isFiltered('debtorKind')
  ) {
    return 1;
  }
  return groupBy.some((by) => by === 'REGION' || by === 'COURT') || isFiltered('region') || isFiltered('court') ? 2 : 3;
}

function standsForEnough(block: readonly Cell[]): boolean {
  const persons = new Set<string>();
  for (const { persons: own } of block) {
    if (own === 'MANY') {
      return true;
    }
    for (const person of own) {
      persons.add(person);
    }
  }
  return persons.size >= FEWEST_PERSONS;
}
