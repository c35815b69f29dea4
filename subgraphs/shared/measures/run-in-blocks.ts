import { addDecimals } from '../scalars/decimal.ts';
import type { Period } from '../scalars/period.ts';
import type { RequestContext } from '../server/request-context.ts';

import { keyOf, type Group, type Sums } from './group.ts';
import { runCells } from './run-source.ts';
import { blocksOf } from './small-cells.ts';
import type { Source } from './statistics-source.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/**
 * The result of `runSource`, but from blocks of enough persons. A group with withheld records has `withheld`, and one of
 * which nothing is left has sums of 0. Sends one statement, as `runSource` does.
 */
export async function runInBlocks(
  context: RequestContext,
  source: Source,
  args: StatisticsArgs,
  buckets: readonly Period[],
): Promise<Group[]> {
  const { shown, withheld } = blocksOf(await runCells(context, source, args, buckets), args);
  const zeros = Object.fromEntries(Object.entries(source.sums).map(([name, { zero }]) => [name, zero]));
  const groups = new Map<string, Group>();
  const join = ({ dimensions, sums }: Group, isWithheld: boolean): void => {
    const key = keyOf(dimensions);
    const joined = groups.get(key) ?? { dimensions, sums: zeros, withheld: false };
    groups.set(key, { dimensions, sums: add(joined.sums, sums), withheld: joined.withheld || isWithheld });
  };
  for (const cell of shown) {
    join(cell, false);
  }
  for (const { dimensions } of withheld) {
    join({ dimensions, sums: zeros, withheld: true }, true);
  }
  return [...groups.values()];
}

function add(left: Sums, right: Sums): Sums {
  return Object.fromEntries(Object.entries(left).map(([name, value]) => [name, sumOf(value, right[name] ?? 0)]));
}

function sumOf(left: number | string, right: number | string): number | string {
  return typeof left === 'number' && typeof right === 'number'
    ? left + right
    : addDecimals(String(left), String(right));
}
