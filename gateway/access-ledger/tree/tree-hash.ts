import { hash } from 'node:crypto';

/** SHA-256, or the Chinese standard SM3 (GB/T 32905). Both give 32 bytes. */
export type HashName = 'sha256' | 'sm3';

export const HASH_NAMES = ['sha256', 'sm3'] as const satisfies readonly HashName[];

/** The hashes of a Merkle tree (RFC 9162, 2.1.1): a prefix keeps a leaf from passing for a node. */
export interface TreeHash {
  leaf(text: string): Buffer;
  node(left: Buffer, right: Buffer): Buffer;
  /** The root of a tree without leaves. */
  readonly empty: Buffer;
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export function treeHash(name: HashName): TreeHash {
  const digest = (...parts: readonly Buffer[]): Buffer => hash(name, Buffer.concat(parts), 'buffer');
  return {
    leaf: (text) => digest(LEAF, Buffer.from(text)),
    node: (left, right) => digest(NODE, left, right),
    empty: digest(),
  };
}
