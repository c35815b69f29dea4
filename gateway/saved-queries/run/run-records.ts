import { LRUCache } from 'lru-cache';

import type { ErrorCode } from '../../errors.ts';

/** What is known of a run, during it and afterwards. It contains no value of a parameter or row. */
export interface RunRecord {
  readonly id: string;
  readonly query: string;
  readonly version: number;
  readonly form: string;
  readonly state: 'running' | 'complete' | 'failed';
  /** Rows read so far. */
  readonly rows: number;
  /** Of the bytes sent, in hex; of a complete run. */
  readonly sha256: string | null;
  /** The code of the error of a failed run. */
  readonly code: ErrorCode | null;
  /** Why a failed run failed, for its reader: with keys of records where these are the reason. Null where the code says all. */
  readonly reason: string | null;
  /** When each office took the state that was read, by its public name; empty where the rows fitted one page. */
  readonly dataAsOf: Readonly<Record<string, string>>;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface RunRecords {
  set(record: RunRecord, owner: string): void;
  /** A run of the same owner; undefined for others', as for unknown ones. */
  get(id: string, owner: string): RunRecord | undefined;
}

const MAX_RECORDS = 10_000;

/** The latest runs of this gateway, in memory. */
export function runRecords(): RunRecords {
  const records = new LRUCache<string, { readonly record: RunRecord; readonly owner: string }>({ max: MAX_RECORDS });
  return {
    set: (record, owner) => void records.set(record.id, { record, owner }),
    get(id, owner) {
      const known = records.get(id);
      return known?.owner === owner ? known.record : undefined;
    },
  };
}
