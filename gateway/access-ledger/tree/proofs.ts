import { edgeOf } from './frontier.ts';
import type { TreeHash } from './tree-hash.ts';

/** Hashes of complete subtrees of 2^level leaves, by their position from the left, from 0. */
export type SubtreeHashes = (level: number, position: number) => Promise<Buffer>;

/** The hash over the leaves from `start` to `end`, where `start` is a multiple of the next power of two. */
async function hashOver(start: number, end: number, hashes: SubtreeHashes, hash: TreeHash): Promise<Buffer> {
  const parts = await Promise.all(
    edgeOf(end - start).map(({ level, position }) => hashes(level, start / 2 ** level + position)),
  );
  return parts.reduceRight((right, left) => hash.node(left, right));
}

/** Proves that a leaf is in a tree (RFC 9162, 2.1.3.1). `index` counts from 0 and is below `size`. */
export async function inclusionProof(
  index: number,
  size: number,
  hashes: SubtreeHashes,
  hash: TreeHash,
): Promise<readonly Buffer[]> {
  const path: Promise<Buffer>[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    const isLeft = index < middle;
    path.push(isLeft ? hashOver(middle, end, hashes, hash) : hashOver(start, middle, hashes, hash));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return (await Promise.all(path)).reverse();
}

/** Proves that the first `before` leaves of a tree of `size` are those of the tree of that size (RFC 9162, 2.1.4.1). */
export async function consistencyProof(
  before: number,
  size: number,
  hashes: SubtreeHashes,
  hash: TreeHash,
): Promise<readonly Buffer[]> {
  if (before === 0 || before === size) {
    return [];
  }
  const path: Promise<Buffer>[] = [];
  let [start, end] = [0, size];
  while (before !== end) {
    const middle = start + largestPowerBelow(end - start);
    const isLeft = before <= middle;
    path.push(isLeft ? hashOver(middle, end, hashes, hash) : hashOver(start, middle, hashes, hash));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  const first = start === 0 ? [] : [hashOver(start, end, hashes, hash)];
  return Promise.all([...first, ...path.reverse()]);
}

/** Whether a proof shows that the leaf is in the tree with this root (RFC 9162, 2.1.3.2). */
export function isIncluded(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
  hash: TreeHash,
): boolean {
  if (index < 0 || index >= size) {
    return false;
  }
  let [node, last] = [index, size - 1];
  let result = leaf;
  for (const part of proof) {
    if (last === 0) {
      return false;
    }
    if (node % 2 === 1 || node === last) {
      result = hash.node(part, result);
      while (node % 2 === 0 && node !== 0) {
        [node, last] = [node / 2, half(last)];
      }
    } else {
      result = hash.node(result, part);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && result.equals(root);
}

/** Whether a proof shows that a tree has only grown from `before` to `after` (RFC 9162, 2.1.4.2). */
export function isConsistent(before: Tree, after: Tree, proof: readonly Buffer[], hash: TreeHash): boolean {
  if (before.size > after.size) {
    return false;
  }
  if (before.size === after.size || before.size === 0) {
    return proof.length === 0 && (before.size === 0 || before.root.equals(after.root));
  }
  const [first, ...others] = Number.isInteger(Math.log2(before.size)) ? [before.root, ...proof] : proof;
  if (first === undefined) {
    return false;
  }
  let [node, last] = [before.size - 1, after.size - 1];
  while (node % 2 === 1) {
    [node, last] = [half(node), half(last)];
  }
  let [old, grown] = [first, first];
  for (const part of others) {
    if (last === 0) {
      return false;
    }
    if (node % 2 === 1 || node === last) {
      old = hash.node(part, old);
      grown = hash.node(part, grown);
      while (node % 2 === 0 && node !== 0) {
        [node, last] = [node / 2, half(last)];
      }
    } else {
      grown = hash.node(grown, part);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && old.equals(before.root) && grown.equals(after.root);
}

/** A tree by its size and root. */
export interface Tree {
  readonly size: number;
  readonly root: Buffer;
}

function half(number: number): number {
  return Math.floor(number / 2);
}

/** The largest power of two below `count`, which is 2 or more. */
function largestPowerBelow(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1);
}
