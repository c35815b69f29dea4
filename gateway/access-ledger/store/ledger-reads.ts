import { chainHead, hashesOfSame, latestRecords, recordsInOrder, type LedgerDatabase } from './ledger-queries.ts';
import { LedgerNotUpgradedError, type LedgerStore } from './ledger-store.ts';
import { allPersonRows, everySubtree, recordsBetween, stateOfChain, subtreesBetween } from './tree-queries.ts';

export type LedgerReads = Pick<
  LedgerStore,
  'lastOf' | 'chainState' | 'subtrees' | 'allSubtrees' | 'span' | 'records' | 'latest' | 'sameAs' | 'personRows'
>;

/**
 * What a store reads, on either database. A ledger of an earlier version, opened only to read, has records but no tree and no
 * index: it is verified without them, and is not searched by person.
 *
 * @param whole for statements over the whole ledger, which may take as long as they like
 * @param hasTree whether the tables of the tree and of the index are there
 */
export function ledgerReads(
  database: LedgerDatabase,
  whole: LedgerDatabase,
  hasTree: () => Promise<boolean>,
): LedgerReads {
  let isThere = false;
  const isUpgraded = async (): Promise<boolean> => (isThere ||= await hasTree());
  const requireTree = async (): Promise<void> => {
    if (!(await isUpgraded())) {
      throw new LedgerNotUpgradedError();
    }
  };
  return {
    lastOf: (chain) => chainHead(database, chain),
    chainState: async (chain) => ((await isUpgraded()) ? stateOfChain(database, chain) : undefined),
    subtrees: async (...which) => ((await isUpgraded()) ? subtreesBetween(database, ...which) : []),
    async *allSubtrees() {
      if (await isUpgraded()) {
        yield* everySubtree(whole);
      }
    },
    span: (...which) => recordsBetween(database, ...which),
    async *records(filter) {
      if (filter.people !== undefined) {
        await requireTree();
      }
      yield* recordsInOrder(whole, filter);
    },
    async latest(filter, before, limit) {
      if (filter.people !== undefined) {
        await requireTree();
      }
      return latestRecords(database, filter, before, limit);
    },
    async sameAs(people) {
      await requireTree();
      return hashesOfSame(whole, people);
    },
    async *personRows() {
      if (await isUpgraded()) {
        yield* allPersonRows(whole);
      }
    },
  };
}
