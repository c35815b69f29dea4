/**
 * The fixed partition by which counts are told to those who see no rows.
 *
 * Every event of a private person lies in one block, and a block stands for ten persons or more. Which events a block
 * holds depends on the events alone, never on who asks or what is asked. A number is told only where it is a sum over
 * whole blocks. So every sum or difference of any answers is a sum over whole blocks again, and isolates nobody or ten
 * persons at least. No answer needs to know what others were given.
 *
 * Events lie in a tree: year, province, prefecture, county, court, half-year, quarter, month, then kinds and cause. A node
 * of ten persons or more is divided into its children; those of fewer are told together as the rest of the node. If that
 * rest is fewer than ten persons itself, it is joined with one block of the node's smallest child: that child is then not
 * told as a whole, but the node is. So what is too small at one level is told at the next above it, and every region's
 * year of ten persons or more is exact. Only what is too small for a whole province is told for several provinces
 * together, or not at all: no province's numbers depend on another's.
 *
 * The threshold rule of statistical disclosure control, with the strictest of the usual minima 3, 5 and 10 (Hundepool and
 * others, Statistical Disclosure Control, 2012, ch. 4.2 and 5.2); the tree makes complementary suppression unnecessary.
 */
export const FEWEST_PERSONS = 10;

/** The smallest group of events that the request tells apart. */
export interface Cell {
  /** Where it lies in the tree, from the year down. */
  readonly path: readonly string[];
  /** How many events it has. */
  readonly size: number;
  /** The persons of its events; `MANY` where they are enough by themselves. Never leaves the process. */
  readonly persons: readonly string[] | 'MANY';
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
 * A request that needs fewer levels may leave the last ones out: its cells are nodes of the same tree, and what is told
 * of them is the same.
 *
 * @param cells all of each province that is asked about, in whole years
 */
export function blocksOf<C extends Cell>(cells: readonly C[]): Block<C>[] {
  const years = [...Map.groupBy(cells, ({ path }) => path[0] ?? '').values()];
  return years.flatMap((year) => {
    const { large, small } = childrenOf(year, PROVINCE);
    const told = large.flatMap((province) => blocksIn(divide(province, PROVINCE + 1)));
    const rest = small.flat();
    return [
      ...told.map((held) => ({ cells: held, isTold: true })),
      ...(rest.length > 0 ? [{ cells: rest, isTold: standsForEnough(rest) }] : []),
    ];
  });
}

/** A node of ten persons or more: its own blocks, and those of its children. */
interface Node<C extends Cell> {
  readonly key: string;
  readonly size: number;
  own: C[][];
  readonly children: Node<C>[];
}

function divide<C extends Cell>(cells: C[], depth: number): Node<C> {
  const [first] = cells;
  const node: Node<C> = {
    key: first?.path[depth - 1] ?? '',
    size: cells.reduce((sum, { size }) => sum + size, 0),
    own: [],
    children: [],
  };
  if (depth >= (first?.path.length ?? 0)) {
    node.own.push(cells);
    return node;
  }
  const { large, small } = childrenOf(cells, depth);
  node.children.push(...large.map((child) => divide(child, depth + 1)));
  const rest = small.flat();
  if (rest.length > 0) {
    node.own.push(standsForEnough(rest) ? rest : [...rest, ...takeBlock(node)]);
  }
  return node;
}

function childrenOf<C extends Cell>(cells: readonly C[], depth: number): { large: C[][]; small: C[][] } {
  const children = [...Map.groupBy(cells, ({ path }) => path[depth] ?? '').entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, held]) => held);
  return {
    large: children.filter(standsForEnough),
    small: children.filter((child) => !standsForEnough(child)),
  };
}

/** Takes one block out of a node: of its smallest child that has one left, as deep as the tree goes. */
function takeBlock<C extends Cell>(node: Node<C>): C[] {
  const bySize = [...node.children].sort((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  for (const child of bySize) {
    const taken = takeBlock(child);
    if (taken.length > 0) {
      return taken;
    }
  }
  return node.own.pop() ?? [];
}

function blocksIn<C extends Cell>({ own, children }: Node<C>): C[][] {
  return [...own, ...children.flatMap(blocksIn)];
}

function standsForEnough(cells: readonly Cell[]): boolean {
  const persons = new Set<string>();
  for (const { persons: own } of cells) {
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
