import type { TreeHash } from './tree-hash.ts';

/** A complete subtree of 2^level leaves; `position` counts those of its level from the left, from 0. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** The right edge of a tree: the complete subtrees that its leaves fall into, largest first. Enough to grow it and for its root. */
export interface Frontier {
  readonly size: number;
  readonly subtrees: readonly Subtree[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, subtrees: [] };

/**
 * Adds a leaf: one hash on average, log2(size) at most.
 *
 * @param onComplete called for each inner subtree that the leaf completes
 */
export function withLeaf(
  { size, subtrees }: Frontier,
  leaf: Buffer,
  hash: TreeHash,
  onComplete?: (subtree: Subtree) => void,
): Frontier {
  const edge = [...subtrees];
  let last: Subtree = { level: 0, position: size, hash: leaf };
  for (let left = edge.at(-1); left?.level === last.level; left = edge.at(-1)) {
    edge.pop();
    last = { level: last.level + 1, position: left.position / 2, hash: hash.node(left.hash, last.hash) };
    onComplete?.(last);
  }
  return { size: size + 1, subtrees: [...edge, last] };
}

/** The root of the tree (RFC 9162, 2.1.1). */
export function rootOf({ subtrees }: Frontier, hash: TreeHash): Buffer {
  const [last, ...others] = [...subtrees].reverse();
  return last === undefined ? hash.empty : others.reduce((right, left) => hash.node(left.hash, right), last.hash);
}

/** The complete subtrees, largest first, that the leaves from 0 to `size` fall into. */
export function edgeOf(size: number): readonly Omit<Subtree, 'hash'>[] {
  const edge: Omit<Subtree, 'hash'>[] = [];
  let start = 0;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))) + 1; level >= 0; level -= 1) {
    const leaves = 2 ** level;
    if (start + leaves <= size) {
      edge.push({ level, position: start / leaves });
      start += leaves;
    }
  }
  return edge;
}
