import type { ChainHead, LedgerRecord } from './record.ts';

/** Which records to read. Times are ISO 8601 in UTC; `from` is included, `to` is not. */
export interface RecordFilter {
  readonly from?: string;
  readonly to?: string;
  /** The reader. */
  readonly subject?: string;
  readonly verdicts?: readonly string[];
  /** Hashes of people: records that contain any of them. */
  readonly people?: readonly string[];
}

/** The database of a ledger, SQLite or MySQL. It may hold several chains. */
export interface LedgerStore {
  /**
   * Makes this process the only writer of a chain until the store is closed or the process ends.
   *
   * @throws ChainTakenError where another process is
   */
  lock(chain: string): Promise<void>;
  lastOf(chain: string): Promise<ChainHead | undefined>;
  /** Writes all of the records or none. They are on the disk when it resolves. */
  append(records: readonly LedgerRecord[]): Promise<void>;
  /** By chain and sequence number, one page in memory at a time. */
  records(filter: RecordFilter): AsyncIterable<LedgerRecord>;
  /** The latest records, latest first, at most `limit`; with `before`, only those before that position. */
  latest(filter: RecordFilter, before: LedgerPosition | undefined, limit: number): Promise<readonly LedgerRecord[]>;
  close(): Promise<void>;
}

/** A record's position in the order of time. */
export type LedgerPosition = readonly [time: string, chain: string, sequence: number];

/** Another process writes this chain: with two writers its records would not follow each other. */
export class ChainTakenError extends Error {
  constructor(chain: string) {
    super(
      `另一个进程正在写台账链 ${chain}；同时运行的每个网关要各用一条，如 LEDGER_CHAIN=gateway-2 npm start。` +
        `Another process writes the ledger’s chain ${chain}: give each gateway a LEDGER_CHAIN of its own.`,
    );
    this.name = 'ChainTakenError';
  }
}

/** A fault as it may be logged: its code or name. Its message may hold an address, a path or a value. */
export function faultCode(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' && name !== '' ? name : typeof error;
}
