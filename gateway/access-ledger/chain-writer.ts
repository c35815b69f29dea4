import type { LedgerEntry } from './entry.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { PersonHash } from './person-hash.ts';
import { CHAIN_START, chainRecords, type ChainHead } from './record.ts';

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
  readonly head: ChainHead;
  close(): Promise<void>;
}

/**
 * Locks a chain and continues after its last record. If another process appends a record all the same, the next write
 * fails: its sequence number exists already.
 *
 * @throws ChainTakenError, or the database's error
 */
export async function openChain(store: LedgerStore, chain: string, hash: PersonHash): Promise<ChainWriter> {
  await store.lock(chain);
  let head = (await store.lastOf(chain)) ?? CHAIN_START;
  return {
    async append(entries, onAttempt) {
      const records = chainRecords(chain, head, entries, hash);
      const last = records.at(-1);
      const next = last === undefined ? head : { sequence: last.sequence, hash: last.hash };
      onAttempt?.(next);
      await store.append(records);
      head = next;
    },
    check: async () => void (await store.lastOf(chain)),
    get head() {
      return head;
    },
    close: () => store.close(),
  };
}
