import type { RowCounts } from '../database/row-counts.ts';
import type { MemberOf } from '../schema/labelled-enum.ts';

import type { Dialect } from './dialect.ts';
import type { Freshness } from './dimensions.ts';

/** Where statistics are read: the office's database, or a mart of it. */
export interface StatisticsStore {
  readonly dialect: Dialect;
  /** The moment as of which its records are. */
  readonly asOf: Date;
  /** About how many rows its tables have, where a question must be estimated before it is read. */
  readonly rowCounts: RowCounts;
  /** Runs a statement; the rows by the names of their columns. */
  read(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/** What an office offers to read statistics from, besides its database. */
export interface OfferedStatistics {
  /** What is read where a question does not say. */
  readonly byDefault: MemberOf<typeof Freshness>;
  /** Null where there is none, or none that can be trusted. */
  readonly mart: StatisticsStore | null;
}
