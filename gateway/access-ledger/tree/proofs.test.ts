import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { edgeOf, EMPTY_FRONTIER, rootOf, withLeaf, type Subtree } from './frontier.ts';
import { consistencyProof, inclusionProof, isConsistent, isIncluded, type SubtreeHashes } from './proofs.ts';
import { treeHash, type TreeHash } from './tree-hash.ts';

/** The definition of RFC 9162, 2.1.1, by recursion: what everything else is compared with. */
function definedRoot(leaves: readonly Buffer[], hash: TreeHash): Buffer {
  if (leaves.length < 2) {
    return leaves[0] ?? hash.empty;
  }
  let split = 1;
  while (split * 2 < leaves.length) {
    split *= 2;
  }
  return hash.node(definedRoot(leaves.slice(0, split), hash), definedRoot(leaves.slice(split), hash));
}

function grownTree(count: number, hash: TreeHash) {
  const leaves = Array.from({ length: count }, (_, index) => hash.leaf(`record ${index}`));
  const subtrees = new Map<string, Subtree>();
  const keep = (subtree: Subtree): void => void subtrees.set(`${subtree.level} ${subtree.position}`, subtree);
  let frontier = EMPTY_FRONTIER;
  for (const [position, leaf] of leaves.entries()) {
    keep({ level: 0, position, hash: leaf });
    frontier = withLeaf(frontier, leaf, hash, keep);
  }
  const hashes: SubtreeHashes = async (level, position) => subtrees.get(`${level} ${position}`)!.hash;
  const rootAt = (size: number) => definedRoot(leaves.slice(0, size), hash);
  return { leaves, frontier, hashes, rootAt };
}

const LARGEST = 70;

describe.each(['sha256', 'sm3'] as const)('a tree by %s', (name) => {
  const hash = treeHash(name);
  const tree = grownTree(LARGEST, hash);
  const size = fc.integer({ min: 1, max: LARGEST });

  it('has the root that the RFC defines, at every size', () => {
    for (let count = 0; count <= LARGEST; count += 1) {
      const { frontier, rootAt } = grownTree(count, hash);
      expect(rootOf(frontier, hash)).toEqual(rootAt(count));
      expect(frontier.subtrees.map(({ level, position }) => ({ level, position }))).toEqual(edgeOf(count));
    }
  });

  it('proves each leaf at each size, and no other leaf, place, size or root', () =>
    fc.assert(
      fc.asyncProperty(size, fc.nat(), async (count, any) => {
        const index = any % count;
        const proof = await inclusionProof(index, count, tree.hashes, hash);
        const [leaf, root] = [tree.leaves[index]!, tree.rootAt(count)];
        expect(isIncluded(leaf, index, count, proof, root, hash)).toBe(true);
        expect(isIncluded(hash.leaf('other'), index, count, proof, root, hash)).toBe(false);
        expect(isIncluded(leaf, index + 1, count, proof, root, hash)).toBe(false);
        expect(isIncluded(leaf, index, count, [...proof, leaf], root, hash)).toBe(false);
        expect(isIncluded(leaf, index, count, proof.slice(1), root, hash)).toBe(proof.length === 0);
        expect(isIncluded(leaf, index, count, proof, leaf, hash)).toBe(count === 1);
      }),
      { numRuns: 300 },
    ));

  it('proves growth from each size to each, and from no other tree', () =>
    fc.assert(
      fc.asyncProperty(size, size, async (one, other) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)];
        const proof = await consistencyProof(before, after, tree.hashes, hash);
        const [old, grown] = [before, after].map((count) => ({ size: count, root: tree.rootAt(count) }));
        expect(isConsistent(old!, grown!, proof, hash)).toBe(true);
        const forged = { size: before, root: hash.leaf('another past') };
        expect(isConsistent(forged, grown!, proof, hash)).toBe(false);
        expect(isConsistent(old!, { ...grown!, root: hash.leaf('another tree') }, proof, hash)).toBe(false);
        expect(isConsistent(old!, grown!, [...proof, forged.root], hash)).toBe(false);
        expect(isConsistent({ ...old!, size: after + 1 }, grown!, proof, hash)).toBe(false);
      }),
      { numRuns: 300 },
    ));
});

describe('the hashes of a tree', () => {
  it('are those of published trees', () => {
    // Go's golang.org/x/mod/sumdb/tlog and RFC 6962's reference implementation: the empty tree, and the leaf of no bytes.
    const { empty, leaf, node } = treeHash('sha256');
    expect(empty.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leaf('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const two = node(leaf(''), leaf('\0'));
    expect(two.toString('hex')).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
  });

  it('are those of SM3’s standard', () => {
    expect(treeHash('sm3').empty.toString('hex')).toBe(
      '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
    );
  });
});
