import type { LedgerEntry } from '../entry.ts';
import type { PersonHash } from '../person-hash.ts';
import { CHAIN_START, chainRecords, recordText, type ChainHead, type LedgerRecord } from '../record.ts';
import { ChainHashError, type ChainState, type ChainSubtree, type LedgerStore } from '../store/ledger-store.ts';
import { personRows } from '../store/person-index.ts';
import { rootOf, withLeaf, type Frontier, type Subtree } from '../tree/frontier.ts';
import { consistencyProof } from '../tree/proofs.ts';
import { isStored, STORED_LEVELS, storedFrontier, storedHashes, wholeSpan } from '../tree/stored-tree.ts';
import { treeHash, type HashName, type TreeHash } from '../tree/tree-hash.ts';

/** The only writer of a chain. */
export interface ChainWriter {
  /**
   * Writes the entries in one transaction. They are on the disk when it resolves. After an error, open the chain again.
   *
   * @param onAttempt called before the write, with the head that it will make
   */
  append(entries: readonly LedgerEntry[], onAttempt?: (head: ChainHead) => void): Promise<void>;
  /** Reads from the database, to see that it answers. */
  check(): Promise<void>;
  readonly head: TreeHead;
  /** How many records of an earlier version were brought into the tree and the index when the chain was opened. */
  readonly upgraded: number;
  /** Proves that the tree has only grown since it had `size` records. */
  growthSince(size: number): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}

/** The end of a chain, and the root of the tree over its records. */
export interface TreeHead extends ChainHead {
  readonly root: Buffer;
}

export interface ChainSettings {
  readonly chain: string;
  /** Of a chain that begins now; a chain keeps its own. */
  readonly hashName: HashName;
}

/**
 * Locks a chain and continues after its last record. If another process appends a record all the same, the next write
 * fails: its sequence number exists already. Records of an earlier version are brought into the tree and the index first, also
 * those that it wrote after an upgrade.
 *
 * @throws ChainRefusedError, or the database's error
 */
export async function openChain(
  store: LedgerStore,
  { chain, hashName }: ChainSettings,
  hash: PersonHash,
): Promise<ChainWriter> {
  await store.lock(chain);
  let head: ChainHead = (await store.lastOf(chain)) ?? CHAIN_START;
  const state = (await store.chainState(chain)) ?? (await startedChain(store, chain, head, hashName));
  if (state.hash !== hashName) {
    throw new ChainHashError(chain, state.hash);
  }
  const tree = treeHash(state.hash);
  await upgradeChain(store, state, tree);
  const left = await firstLeftOut(store, chain, head.sequence);
  const rest = { ...state, upgraded: left - 1, upgrade_end: head.sequence };
  await upgradeChain(store, rest, tree);
  let frontier = await storedFrontier(store, chain, head.sequence, tree);
  return {
    async append(entries, onAttempt) {
      const records = chainRecords(chain, head, entries, hash, state.hash);
      const last = records.at(-1);
      const next = last === undefined ? head : { sequence: last.sequence, hash: last.hash };
      onAttempt?.(next);
      const grown = withRecords(frontier, chain, records, tree);
      await store.append(records, grown.completed);
      [head, frontier] = [next, grown.frontier];
    },
    check: async () => void (await store.lastOf(chain)),
    get head() {
      return { ...head, root: rootOf(frontier, tree) };
    },
    upgraded: state.upgrade_end - state.upgraded + rest.upgrade_end - rest.upgraded,
    growthSince: (size) => consistencyProof(size, frontier.size, storedHashes(store, chain, tree), tree),
    close: () => store.close(),
  };
}

/** Records of before the tree have hashes by SHA-256. */
async function startedChain(
  store: LedgerStore,
  chain: string,
  { sequence }: ChainHead,
  hashName: HashName,
): Promise<ChainState> {
  const state = { chain, hash: sequence > 0 ? 'sha256' : hashName, upgraded: 0, upgrade_end: sequence } as const;
  if (state.hash === hashName) {
    await store.upgrade(state, [], []);
  }
  return state;
}

/**
 * The first record that an earlier version wrote after the upgrade, which has no index and no tree; the one behind the last where
 * there is none. Read backwards, as far as to the last record of which either is there.
 */
async function firstLeftOut(store: LedgerStore, chain: string, last: number): Promise<number> {
  const block = 2 ** STORED_LEVELS;
  let first = last + 1;
  for (let end = last; end > 0;) {
    const start = Math.floor((end - 1) / block) * block;
    for (const record of (await wholeSpan(store, chain, start + 1, end)).toReversed()) {
      const [row] = personRows(record);
      const endsBlock = record.sequence % block === 0;
      const at = record.sequence / block - 1;
      if (
        (row !== undefined && (await store.isIndexed(row))) ||
        (endsBlock && (await store.subtrees(chain, STORED_LEVELS, at, at + 1)).length > 0)
      ) {
        return first;
      }
      first = row !== undefined || endsBlock ? record.sequence : first;
    }
    end = start;
  }
  return first;
}

const UPGRADED_AT_ONCE = 2_048;

async function upgradeChain(store: LedgerStore, state: ChainState, tree: TreeHash): Promise<void> {
  const { chain, upgrade_end } = state;
  let { upgraded } = state;
  if (upgraded === upgrade_end) {
    return;
  }
  let frontier = await storedFrontier(store, chain, upgraded, tree);
  while (upgraded < upgrade_end) {
    const to = Math.min(upgraded + UPGRADED_AT_ONCE, upgrade_end);
    const records = await wholeSpan(store, chain, upgraded + 1, to);
    const grown = withRecords(frontier, chain, records, tree);
    await store.upgrade({ ...state, upgraded: to }, records, grown.completed);
    [upgraded, frontier] = [to, grown.frontier];
  }
}

function withRecords(
  frontier: Frontier,
  chain: string,
  records: readonly LedgerRecord[],
  tree: TreeHash,
): { readonly frontier: Frontier; readonly completed: readonly ChainSubtree[] } {
  const completed: ChainSubtree[] = [];
  const keep = (subtree: Subtree): void => {
    if (isStored(subtree)) {
      completed.push({ chain, ...subtree });
    }
  };
  let grown = frontier;
  for (const record of records) {
    grown = withLeaf(grown, tree.leaf(recordText(record)), tree, keep);
  }
  return { frontier: grown, completed };
}
