import { recordText, type LedgerRecord } from '../record.ts';
import type { LedgerStore } from '../store/ledger-store.ts';

import { edgeOf, EMPTY_FRONTIER, withLeaf, type Frontier, type Subtree } from './frontier.ts';
import type { SubtreeHashes } from './proofs.ts';
import type { TreeHash } from './tree-hash.ts';

/**
 * Every eighth level of a chain's tree is stored: one row for 256 records. So the tree is opened, and any proof is made, from
 * some hundred rows and at most 256 records, however long the chain is.
 */
export const STORED_LEVELS = 8;

export function isStored({ level }: Pick<Subtree, 'level'>): boolean {
  return level > 0 && level % STORED_LEVELS === 0;
}

type TreeStore = Pick<LedgerStore, 'subtrees' | 'span'>;

/** The tree's hashes as stored. What is missing is computed from the records. */
export function storedHashes(store: TreeStore, chain: string, hash: TreeHash): SubtreeHashes {
  const over = (parts: readonly Buffer[]): Buffer => hashOfAll(parts, hash);
  const hashes = async (level: number, position: number): Promise<Buffer> => {
    const below = level % STORED_LEVELS;
    const from = position * 2 ** below;
    const to = from + 2 ** below;
    return over(level < STORED_LEVELS ? await leaves(from, to) : await subtrees(level - below, from, to));
  };
  const subtrees = async (level: number, from: number, to: number): Promise<readonly Buffer[]> => {
    const found = new Map((await store.subtrees(chain, level, from, to)).map((each) => [each.position, each.hash]));
    const all: Buffer[] = [];
    for (let position = from; position < to; position += 1) {
      all.push(found.get(position) ?? (await computed(level, position)));
    }
    return all;
  };
  const computed = async (level: number, position: number): Promise<Buffer> => {
    const from = position * 2 ** STORED_LEVELS;
    const to = from + 2 ** STORED_LEVELS;
    return over(level === STORED_LEVELS ? await leaves(from, to) : await subtrees(level - STORED_LEVELS, from, to));
  };
  const leaves = async (from: number, to: number): Promise<readonly Buffer[]> =>
    (await wholeSpan(store, chain, from + 1, to)).map((record) => hash.leaf(recordText(record)));
  return hashes;
}

/** The hash over a power of two of subtrees of one size. */
function hashOfAll(parts: readonly Buffer[], hash: TreeHash): Buffer {
  const [first, second] = parts;
  if (first === undefined) {
    throw new RangeError('A subtree has parts.');
  }
  const half = parts.length / 2;
  return second === undefined
    ? first
    : hash.node(hashOfAll(parts.slice(0, half), hash), hashOfAll(parts.slice(half), hash));
}

/** The right edge of a chain's tree, from what is stored. */
export async function storedFrontier(store: TreeStore, chain: string, size: number, hash: TreeHash): Promise<Frontier> {
  const hashes = storedHashes(store, chain, hash);
  const subtrees: Subtree[] = [];
  for (const { level, position } of edgeOf(size)) {
    if (level < STORED_LEVELS) {
      const records = await wholeSpan(store, chain, position * 2 ** level + 1, size);
      const start: Frontier = { size: position * 2 ** level, subtrees };
      return records.reduce((edge, record) => withLeaf(edge, hash.leaf(recordText(record)), hash), start);
    }
    subtrees.push({ level, position, hash: await hashes(level, position) });
  }
  return size === 0 ? EMPTY_FRONTIER : { size, subtrees };
}

/** A chain's records by sequence number, both ends included. @throws RecordsMissingError where one is missing */
export async function wholeSpan(
  store: Pick<LedgerStore, 'span'>,
  chain: string,
  from: number,
  to: number,
): Promise<readonly LedgerRecord[]> {
  const records = await store.span(chain, from, to);
  if (records.length !== to - from + 1) {
    throw new RecordsMissingError(chain, from, to);
  }
  return records;
}

/** Records that should be there are not: the chain cannot be continued, and nothing be proved over them. */
export class RecordsMissingError extends Error {
  readonly code = 'RECORDS_MISSING';

  constructor(chain: string, from: number, to: number) {
    super(
      `台账链 ${chain} 的第 ${from} 至 ${to} 条不全：请保全数据库并运行 npm run ledger -- verify；网关可用另一个 LEDGER_CHAIN 继续。` +
        `Records ${from} to ${to} of the chain ${chain} are incomplete: keep the database, run npm run ledger -- verify, ` +
        `and let the gateway go on with another LEDGER_CHAIN.`,
    );
    this.name = 'RecordsMissingError';
  }
}
