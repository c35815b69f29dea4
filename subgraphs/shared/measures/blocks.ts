/**
 * The fixed partition by which counts are told to those who see no rows.
 *
 * Every event of a private person lies in one block, and a block stands for ten persons (`FEWEST_PERSONS`) or more. Which events a block
 * holds depends on the events alone, never on who asks or what is asked. A number is told only where it is a sum over
 * whole blocks. So every sum or difference of any answers is a sum over whole blocks again, and isolates nobody or ten
 * persons at least. No answer needs to know what others were given.
 *
 * Events lie in a tree: year, province, prefecture, county, court, half-year, quarter, month, then kinds and cause (a source
 * may put something else, such as the unit that was asked, before county and court). A node
 * of ten persons or more is divided into its children; those of fewer are told together as the rest of the node. If that
 * rest is fewer than ten persons itself, it is joined with the block that holds the first leaf of the node: of its smallest
 * child the smallest child, and so on down. That child is then not told as a whole, but the node is. So what is too small
 * at one level is told at the next above it, and every region's year of ten persons or more is exact. Only what is too
 * small for a whole province is told for several provinces together, or not at all: no province's numbers depend on
 * another's.
 *
 * A request that needs fewer levels leaves the last ones out. Its blocks are those of the whole tree, with all cells of
 * one of its leaves joined: a rest is joined with the same place at any depth. So all requests share one partition, the
 * finest, and what the others are told is sums over it.
 */

import { FEWEST_PERSONS } from './fewest-persons.ts';

/** The smallest group of events that the request tells apart. */
export interface Cell {
  /** Where it lies in the tree, from the year down. */
  readonly path: readonly string[];
  /** How many events it has. */
  readonly size: number;
  /**
   * The persons of its events, `MANY` where they are enough by themselves; more than once where each of several kinds of
   * events must stand for enough. Never leaves the process.
   */
  readonly persons: readonly (readonly string[] | 'MANY')[];
}

/** Cells that are told together or not at all. */
export interface Block<C extends Cell> {
  readonly cells: readonly C[];
  /** Whether it stands for enough persons; what is too small for every level is a block that is never told. */
  readonly isTold: boolean;
}

/** The depth at which nodes are provinces: below it a small rest is joined with a sibling, above it nothing is. */
const PROVINCE = 1;

/**
 * Divides all cells of one kind of event into blocks.
 *
 * @param cells all of each province that is asked about, in whole years
 */
export function blocksOf<C extends Cell>(cells: readonly C[]): Block<C>[] {
  const years = [...Map.groupBy(cells, ({ path }) => path[0] ?? '').values()];
  return years.flatMap((year) => {
    const { large, small } = childrenOf(year, PROVINCE);
    const told = large.flatMap((province) => divide(province, PROVINCE + 1));
    const rest = small.flat();
    return [
      ...told.map((held) => ({ cells: held, isTold: true })),
      ...(rest.length > 0 ? [{ cells: rest, isTold: standsForEnough(rest) }] : []),
    ];
  });
}

/** The blocks of a node of ten persons or more; the first of them holds its first leaf. */
function divide<C extends Cell>(cells: readonly C[], depth: number): C[][] {
  if (depth >= (cells[0]?.path.length ?? 0)) {
    return [[...cells]];
  }
  const { large, small } = childrenOf(cells, depth);
  const [first, ...others] = large.flatMap((child) => divide(child, depth + 1));
  const rest = small.flat();
  if (first === undefined) {
    return [rest];
  }
  if (rest.length === 0) {
    return [first, ...others];
  }
  return standsForEnough(rest) ? [first, ...others, rest] : [[...first, ...rest], ...others];
}

/** The children of a node, the smallest first. */
function childrenOf<C extends Cell>(cells: readonly C[], depth: number): { large: C[][]; small: C[][] } {
  const children = [...Map.groupBy(cells, ({ path }) => path[depth] ?? '').entries()]
    .map(([key, held]) => ({ key, held, size: held.reduce((sum, cell) => sum + cell.size, 0) }))
    .sort((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1))
    .map(({ held }) => held);
  return {
    large: children.filter(standsForEnough),
    small: children.filter((child) => !standsForEnough(child)),
  };
}

function standsForEnough(cells: readonly Cell[]): boolean {
  return cells.length > 0 && (cells[0]?.persons ?? []).every((_, kind) => areEnough(cells, kind));
}

function areEnough(cells: readonly Cell[], kind: number): boolean {
  const persons = new Set<string>();
  for (const own of cells.map((cell) => cell.persons[kind] ?? [])) {
    if (own === 'MANY') {
      return true;
    }
    for (const person of own) {
      persons.add(person);
    }
    if (persons.size >= FEWEST_PERSONS) {
      return true;
    }
  }
  return false;
}
