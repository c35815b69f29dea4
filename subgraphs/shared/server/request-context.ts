import type { SqlEntityManager } from '@mikro-orm/sql';
import type DataLoader from 'dataloader';

import type { Viewer } from '../access/viewer.ts';
import type { ReadAhead } from '../database/read-ahead.ts';
import type { RowCounts } from '../database/row-counts.ts';
import type { Trees } from '../database/trees.ts';
import type { PropertiesRead } from '../execution/compiled-operation.ts';
import type { OfferedStatistics } from '../measures/statistics-store.ts';
import type { Visibility } from '../visibility/visibility.ts';

/**
 * All that belongs to one request. Each request gets a new one: loaders cache what they fetched, and what was fetched for
 * one viewer must never answer another.
 */
export interface RequestContext {
  /** Reads only what the viewer may see. */
  readonly em: SqlEntityManager;
  readonly loaders: Map<string, DataLoader<string, unknown>>;
  /** The key that cursors are authenticated with. */
  readonly cursorKey: string;
  /** The moment the request is answered for: "today" is its day in Asia/Shanghai, `asOf` its value. */
  readonly now: Date;
  readonly requestId: string;
  /** Who sent the request, as the gateway has signed. */
  readonly viewer: Viewer;
  /** The most records that a page may hold; a run of a saved query may read more at a time. */
  readonly largestPage: number;
  /** What a run reads before it is asked for, and what reads it: beyond the request, until the signal. Null of other requests. */
  readonly ahead: { readonly reads: ReadAhead; readonly emUntil: (signal: AbortSignal) => SqlEntityManager } | null;
  /** Which rows are shown to whom: for statements that `em` does not write. */
  readonly visibility: Visibility;
  /** The office's regions and courts, as they were less than a minute ago. */
  readonly trees: Trees;
  /** By the name of their entity, the properties that the request reads of records; null where that is not known. */
  readonly properties: PropertiesRead | null;
  /** Columns that the office's tables may lack and do, as `table.column`. */
  readonly absentColumns: ReadonlySet<string>;
  /** About how many rows the office's tables have. */
  readonly rowCounts: RowCounts;
  /** Where statistics may be read from. */
  readonly statistics: OfferedStatistics;
}
