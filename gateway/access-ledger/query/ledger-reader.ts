import { messageThread } from '../chain/message-thread.ts';
import type { LedgerAddress } from '../ledger-config.ts';
import type { LedgerRecord } from '../record.ts';
import type { LedgerPosition, RecordFilter } from '../store/ledger-store.ts';

export interface LedgerReaderOptions {
  readonly address: LedgerAddress;
  /** Of people's hashes, in base64: the one in use first. */
  readonly personKeys: readonly string[];
}

/** What an auditor searches for: also a person, by identity number. */
export interface LedgerSearch extends Omit<RecordFilter, 'people'> {
  readonly person?: string;
}

export interface LedgerPage {
  readonly search: LedgerSearch;
  /** Only records before this position; undefined for the latest. */
  readonly before: LedgerPosition | undefined;
  /** The most records. */
  readonly limit: number;
}

/** `fault` is an error's code or name, never its message, which may hold an address or a value. */
export type LedgerReaderReply =
  | { readonly kind: 'read'; readonly records: readonly LedgerRecord[] }
  | { readonly kind: 'failed'; readonly fault: string };

/** Reads the ledger in a thread of its own: however long a search takes, the gateway goes on answering. */
export interface LedgerReader {
  /** The latest records that match, latest first. @throws LedgerReadError */
  latest(page: LedgerPage): Promise<readonly LedgerRecord[]>;
  close(): Promise<void>;
}

/** The ledger could not be read. */
export class LedgerReadError extends Error {
  readonly code: string;

  constructor(fault: string) {
    super('The access ledger could not be read.');
    this.name = 'LedgerReadError';
    this.code = fault;
  }
}

export function ledgerReader(options: LedgerReaderOptions): LedgerReader {
  const file = new URL('./ledger-reader-main.ts', import.meta.url);
  const gone: LedgerReaderReply = { kind: 'failed', fault: 'THREAD_GONE' };
  const thread = messageThread<LedgerPage, LedgerReaderReply>(file, options, gone);
  return {
    async latest(page) {
      const reply = await thread.send(page);
      if (reply.kind === 'failed') {
        throw new LedgerReadError(reply.fault);
      }
      return reply.records;
    },
    close: () => thread.stop(),
  };
}
