import type { ChainHead, LedgerRecord } from './record.ts';

/** Which records to read. Times are ISO 8601 in UTC; `from` is included, `to` is not. */
export interface RecordFilter {
  readonly from?: string;
  readonly to?: string;
  /** Who asked. */
  readonly subject?: string;
  readonly verdicts?: readonly string[];
  /** Hashes of people: records that hold any of them. */
  readonly people?: readonly string[];
}

/** Where chains are kept, on SQLite or MySQL. */
export interface LedgerStore {
  /**
   * Makes this process the only writer of a chain until the store is closed or the process ends.
   *
   * @throws ChainTaken where another one is
   */
  lock(chain: string): Promise<void>;
  lastOf(chain: string): Promise<ChainHead | undefined>;
  /** All of them or none; they are on the disk when it resolves. */
  append(records: readonly LedgerRecord[]): Promise<void>;
  /** In the order of chains and sequence numbers, a few at a time in memory. */
  records(filter: RecordFilter): AsyncIterable<LedgerRecord>;
  /** The latest that stand before a place, at most `limit`, the latest first. */
  latest(filter: RecordFilter, before: LedgerPlace | undefined, limit: number): Promise<readonly LedgerRecord[]>;
  close(): Promise<void>;
}

/** A record's place among all by time. */
export type LedgerPlace = readonly [time: string, chain: string, sequence: number];

/** Another process writes that chain: two would tear it. */
export class ChainTaken extends Error {
  constructor(chain: string) {
    super(`Another process writes the ledger’s chain ${chain}: give each gateway a LEDGER_CHAIN of its own.`);
    this.name = 'ChainTaken';
  }
}

/** Where a ledger is kept: `mysql://…`, `memory`, or a file. */
export type LedgerAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string }
  | { readonly kind: 'memory' };

/**
 * Opens a store and makes its table where it is not there yet.
 *
 * @throws what the file system or the database says
 */
export async function openLedgerStore(address: LedgerAddress, access: 'write' | 'read'): Promise<LedgerStore> {
  switch (address.kind) {
    case 'memory':
      return (await import('./sqlite-store.ts')).openSqliteStore(':memory:', 'write');
    case 'sqlite':
      return (await import('./sqlite-store.ts')).openSqliteStore(address.file, access);
    case 'mysql':
      return (await import('./mysql-store.ts')).openMysqlStore(address.url, access);
  }
}
