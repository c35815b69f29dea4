import { chainHead, latestOf, latestRecords, recordsInOrder, type LedgerDatabase } from './ledger-queries.ts';
import type { LedgerStore } from './ledger-store.ts';
import {
  hashesOfSame,
  latestReadWhole,
  recordsOfPeople,
  searchedChains,
  type SearchedChains,
} from './person-queries.ts';
import {
  allPersonRows,
  isRowThere,
  everySubtree,
  recordsBetween,
  stateOfChain,
  subtreesBetween,
} from './tree-queries.ts';

export type LedgerReads = Pick<
  LedgerStore,
  | 'lastOf'
  | 'chainState'
  | 'subtrees'
  | 'allSubtrees'
  | 'span'
  | 'records'
  | 'latest'
  | 'sameAs'
  | 'isIndexed'
  | 'personRows'
>;

/**
 * What a store reads, on either database. A ledger of an earlier version, opened only to read, has records but no tree and no
 * index: it is verified without them, and a search by person reads all records of a chain that is not upgraded.
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
  const chains = async (): Promise<SearchedChains> => searchedChains(database, await isUpgraded());
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
      const { people } = filter;
      yield* people === undefined
        ? recordsInOrder(whole, filter)
        : recordsOfPeople(whole, filter, people, await chains());
    },
    async latest(filter, before, limit) {
      const { people } = filter;
      if (people === undefined) {
        return latestRecords(database, filter, before, limit);
      }
      const { indexed, others } = await chains();
      const byIndex = indexed.length > 0 ? await latestRecords(database, filter, before, limit) : [];
      return latestOf([...byIndex, ...(await latestReadWhole(whole, filter, people, others, before, limit))], limit);
    },
    sameAs: async (people) => hashesOfSame(whole, people, await chains()),
    isIndexed: (row) => isRowThere(database, row),
    async *personRows() {
      if (await isUpgraded()) {
        yield* allPersonRows(whole);
      }
    },
  };
}
