import type { ChainHead, LedgerRecord } from '../record.ts';
import type { Subtree } from '../tree/frontier.ts';
import type { HashName } from '../tree/tree-hash.ts';

import type { PersonRow } from './person-index.ts';

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
  /** Writes all of the records, with their rows in the index by person and the subtrees they complete, or none. They are on the disk when it resolves. */
  append(records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]): Promise<void>;
  /** What is known of a chain; undefined where its tree was never begun. */
  chainState(chain: string): Promise<ChainState | undefined>;
  /** Writes the index and the subtrees of records that are there already, and how far the upgrade is; all or nothing. Without records, it begins a chain. */
  upgrade(state: ChainState, records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]): Promise<void>;
  /** The stored subtrees of a level, by position, from `from` to before `to`. */
  subtrees(chain: string, level: number, from: number, to: number): Promise<readonly ChainSubtree[]>;
  /** All stored subtrees, by chain, level and position. */
  allSubtrees(): AsyncIterable<ChainSubtree>;
  /** A chain's records by sequence number, both ends included. */
  span(chain: string, from: number, to: number): Promise<readonly LedgerRecord[]>;
  /** By chain and sequence number, one page in memory at a time. */
  records(filter: RecordFilter): AsyncIterable<LedgerRecord>;
  /** The latest records, latest first, at most `limit`; with `before`, only those before that position. */
  latest(filter: RecordFilter, before: LedgerPosition | undefined, limit: number): Promise<readonly LedgerRecord[]>;
  /** The other hashes that records hold for the people of these hashes. */
  sameAs(people: readonly string[]): Promise<readonly string[]>;
  /** Whether this row of the index by person is there. */
  isIndexed(row: PersonRow): Promise<boolean>;
  /** The whole index by person, in its order. */
  personRows(): AsyncIterable<PersonRow>;
  close(): Promise<void>;
}

/** How a chain is hashed, and how far records of before its tree have been brought into it and into the index by person. */
export interface ChainState {
  readonly chain: string;
  readonly hash: HashName;
  readonly upgraded: number;
  /** The number of records that the chain had when its tree was begun; the upgrade has ended when `upgraded` is this. */
  readonly upgrade_end: number;
}

/** A complete subtree of a chain's tree. */
export interface ChainSubtree extends Subtree {
  readonly chain: string;
}

/** A record's position in the order of time. */
export type LedgerPosition = readonly [time: string, chain: string, sequence: number];

/** The gateway must not write this chain. */
export abstract class ChainRefusedError extends Error {
  abstract readonly code: string;
}

/** Another process writes this chain: with two writers its records would not follow each other. */
export class ChainTakenError extends ChainRefusedError {
  readonly code = 'CHAIN_TAKEN';

  constructor(chain: string) {
    super(
      `另一个进程正在写台账链 ${chain}；同时运行的每个网关要各用一条，如 LEDGER_CHAIN=gateway-2 npm start。` +
        `Another process writes the ledger’s chain ${chain}: give each gateway a LEDGER_CHAIN of its own.`,
    );
    this.name = 'ChainTakenError';
  }
}

/** The chain was begun with another hash, and keeps it. */
export class ChainHashError extends ChainRefusedError {
  readonly code = 'CHAIN_HASH';

  constructor(chain: string, hash: HashName) {
    super(
      `台账链 ${chain} 用的是 ${hash}，不能中途更换：请设 LEDGER_HASH=${hash}，或用 LEDGER_CHAIN 另起一条链。` +
        `The chain ${chain} is hashed by ${hash} and stays so: set LEDGER_HASH=${hash}, or begin another LEDGER_CHAIN.`,
    );
    this.name = 'ChainHashError';
  }
}

/** A fault as it may be logged: its code or name. Its message may hold an address, a path or a value. */
export function faultCode(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' && name !== '' ? name : typeof error;
}
