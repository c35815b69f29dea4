import type { LedgerEntry } from './entry.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { PersonHash } from './person-hash.ts';
import { CHAIN_START, chainRecords, type ChainHead } from './record.ts';

/** The one writer of one chain. */
export interface ChainWriter {
  /**
   * Writes the entries in one transaction; they are on the disk when it resolves. After a fault it must be opened anew.
   *
   * @param onAttempt told before of the head that they will make
   */
  append(entries: readonly LedgerEntry[], onAttempt?: (head: ChainHead) => void): Promise<void>;
  readonly head: ChainHead;
  close(): Promise<void>;
}

/**
 * Takes a chain's lock and goes on where its last record stands. A record that somebody else has put behind the head makes
 * the next write fail, since its sequence number is taken.
 *
 * @throws ChainTaken, or what the database says
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
    get head() {
      return head;
    },
    close: () => store.close(),
  };
}
