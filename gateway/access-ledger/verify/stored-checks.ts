import type { ChainSubtree, LedgerStore } from '../store/ledger-store.ts';

import { subtreeKey, type ChainCheck } from './chain-check.ts';
import type { indexCheck } from './index-check.ts';
import type { LedgerFault } from './ledger-fault.ts';

/**
 * Stored subtrees that are not those of the records. Where the chain has a fault before its end, that one says more.
 * Subtrees beyond the last record are of records that were cut off, or have been written since.
 */
export async function checkSubtrees(
  store: LedgerStore,
  chains: ReadonlyMap<string, ChainCheck>,
  first: ReadonlyMap<string, number>,
  report: (fault: LedgerFault) => void,
): Promise<void> {
  const left = new Map([...chains].map(([chain, { subtrees }]) => [chain, new Map(subtrees)]));
  const reportChanged = ({ chain, level, position }: Pick<ChainSubtree, 'chain' | 'level' | 'position'>): void => {
    const [from, to] = [position * 2 ** level + 1, (position + 1) * 2 ** level];
    if (to < (first.get(chain) ?? Infinity)) {
      const detail = `The stored tree over the records ${from} to ${to} is not theirs.`;
      report({ chain, sequence: from, time: null, fault: 'tree changed', detail });
    }
  };
  for await (const stored of store.allSubtrees()) {
    const { chain, level, position, hash } = stored;
    const own = left.get(chain)?.get(subtreeKey(stored));
    left.get(chain)?.delete(subtreeKey(stored));
    if (own === undefined) {
      await checkEnd(store, chains, { chain, sequence: (position + 1) * 2 ** level }, first, report);
    } else if (!own.hash.equals(hash)) {
      reportChanged(stored);
    }
  }
  for (const [chain, subtrees] of left) {
    if (chains.get(chain)?.isUpgraded === true) {
      subtrees.forEach(reportChanged);
    }
  }
}

/** Rows of the index by person that are not those of the records, or of records that are no longer there. */
export async function checkIndex(
  store: LedgerStore,
  chains: ReadonlyMap<string, ChainCheck>,
  index: ReturnType<typeof indexCheck>,
  first: ReadonlyMap<string, number>,
  report: (fault: LedgerFault) => void,
): Promise<void> {
  const beyond = new Map<string, number>();
  for await (const row of store.personRows()) {
    if (row.sequence <= (chains.get(row.chain)?.head.sequence ?? 0)) {
      index.row(row);
    } else {
      beyond.set(row.chain, Math.max(beyond.get(row.chain) ?? 0, row.sequence));
    }
  }
  for (const { chain, from, to } of index.differences()) {
    const check = chains.get(chain);
    const last = Math.min(to, check?.head.sequence ?? to);
    if (check?.isUpgraded === true && last < (first.get(chain) ?? Infinity)) {
      const detail = `The index by person is not that of the records ${from} to ${last}: \`who\` may miss reads.`;
      report({ chain, sequence: from, time: null, fault: 'index changed', detail });
    }
  }
  for (const [chain, sequence] of beyond) {
    await checkEnd(store, chains, { chain, sequence }, first, report);
  }
}

/** Something is stored of a record behind the last: it was cut off, unless it has been written since the records were read. */
async function checkEnd(
  store: LedgerStore,
  chains: ReadonlyMap<string, ChainCheck>,
  { chain, sequence }: { readonly chain: string; readonly sequence: number },
  first: ReadonlyMap<string, number>,
  report: (fault: LedgerFault) => void,
): Promise<void> {
  const isWritten = ((await store.lastOf(chain))?.sequence ?? 0) >= sequence;
  const last = chains.get(chain)?.head.sequence ?? 0;
  if (!isWritten && last + 1 < (first.get(chain) ?? Infinity)) {
    const detail = `No record up to ${sequence}, of which the tree or the index by person still holds something.`;
    report({ chain, sequence: last + 1, time: null, fault: 'missing', detail });
  }
}
