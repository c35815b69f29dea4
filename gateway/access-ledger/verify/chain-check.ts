import { CHAIN_START, recordText, type ChainHead, type LedgerRecord } from '../record.ts';
import type { ChainSubtree, LedgerStore } from '../store/ledger-store.ts';
import { EMPTY_FRONTIER, rootOf, withLeaf, type Frontier } from '../tree/frontier.ts';
import { isStored } from '../tree/stored-tree.ts';
import { HASH_NAMES, treeHash, type HashName, type TreeHash } from '../tree/tree-hash.ts';

/** A chain while it is read. */
export interface ChainCheck {
  readonly head: ChainHead;
  readonly frontier: Frontier;
  readonly tree: TreeHash;
  readonly hashName: HashName;
  /** Whether its tree is stored and its records are in the index by person. */
  readonly isUpgraded: boolean;
  /** The complete subtrees that are to be stored. */
  readonly subtrees: Map<string, ChainSubtree>;
  /** The size of the last kept checkpoint that matches. */
  proven: number;
  witnessed: number;
}

export async function startedCheck(store: LedgerStore, chain: string): Promise<ChainCheck> {
  const state = await store.chainState(chain);
  const hashName = HASH_NAMES.find((name) => name === state?.hash) ?? 'sha256';
  return {
    head: CHAIN_START,
    frontier: EMPTY_FRONTIER,
    tree: treeHash(hashName),
    hashName,
    isUpgraded: state !== undefined && state.upgraded === state.upgrade_end,
    subtrees: new Map(),
    proven: 0,
    witnessed: 0,
  };
}

/** With one more record. As stored, not as computed: otherwise one fault would be reported again for every later record. */
export function grown(check: ChainCheck, record: LedgerRecord): ChainCheck {
  const { chain, sequence, hash } = record;
  const leaf = check.tree.leaf(recordText(record));
  const frontier = withLeaf(check.frontier, leaf, check.tree, (subtree) => {
    if (isStored(subtree)) {
      check.subtrees.set(subtreeKey(subtree), { chain, ...subtree });
    }
  });
  return { ...check, head: { sequence, hash }, frontier };
}

/** In base64. */
export function rootOfCheck({ frontier, tree }: ChainCheck): string {
  return rootOf(frontier, tree).toString('base64');
}

/** Of a subtree within its chain. */
export function subtreeKey({ level, position }: { readonly level: number; readonly position: number }): string {
  return `${level} ${position}`;
}
