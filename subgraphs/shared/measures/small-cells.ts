import type { Cell } from './cell.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/**
 * What stands for fewer persons is not told to analysts (issue 4; the threshold rule of statistical disclosure control,
 * for which 10 is the strictest of the usual minima 3, 5 and 10: Hundepool and others, Statistical Disclosure Control,
 * 2012, ch. 4.2 and 5.2).
 */
export const FEWEST_PERSONS = 10;

/** Cells that are told, and those that are kept back. */
export interface Blocks {
  readonly told: readonly Cell[];
  readonly keptBack: readonly Cell[];
}

/**
 * Joins small cells to blocks of at least `FEWEST_PERSONS` persons, and keeps back what stays small.
 *
 * Each record has one finest cell: year, place, kind of proceeding and of debtor, cause. A cell that is large enough is
 * a block. What is left over in a year, place and kind is one block, if that is large enough; else what is left over in
 * the year and place; else what is left over in the year; else it is never counted at all.
 *
 * Why no arithmetic over answers singles out fewer persons: which block a record lies in does not depend on the
 * question, and a block is counted whole or not at all, because `reachOf` stops joining where a block would reach
 * beyond what was asked for. So every number of every answer is a sum over whole blocks, and so is whatever is made of
 * them by adding and subtracting: it holds either nobody or at least a block. Complementary suppression, which decides
 * from answer to answer what else to hide, is not needed; its price is paid once, by the left-over records, which finer
 * questions leave out.
 *
 * @param cells the finest cells of one source, all those that what is asked for consists of
 */
export function blocksOf(cells: readonly Cell[], args: StatisticsArgs): Blocks {
  const told: Cell[] = [];
  let left = cells;
  for (let open = 0; open <= reachOf(args); open++) {
    const blocks = [...Map.groupBy(left, ({ path }) => JSON.stringify(path.slice(0, path.length - open))).values()];
    told.push(...blocks.filter(standsForEnough).flat());
    left = blocks.filter((block) => !standsForEnough(block)).flat();
  }
  return { told, keptBack: left };
}

/** How many parts of a cell's path, from its end, a block may leave open and still lie within what is asked for. */
function reachOf({ groupBy, filter }: StatisticsArgs): number {
  const asks = (name: 'region' | 'court' | 'typeCode' | 'debtorKind' | 'cause') =>
    filter?.[name] !== null && filter?.[name] !== undefined;
  if (groupBy.includes('CAUSE') || asks('cause')) {
    return 0;
  }
  if (groupBy.some((by) => by === 'TYPE_CODE' || by === 'DEBTOR_KIND') || asks('typeCode') || asks('debtorKind')) {
    return 1;
  }
  return groupBy.some((by) => by === 'REGION' || by === 'COURT') || asks('region') || asks('court') ? 2 : 3;
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
