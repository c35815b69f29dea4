import type { SqlEntityManager } from '@mikro-orm/sql';
import type DataLoader from 'dataloader';

/**
 * All that belongs to one request. Made anew for each: loaders remember what they fetched, and what one viewer's
 * request fetched must never answer another's.
 */
export interface RequestContext {
  readonly em: SqlEntityManager;
  readonly loaders: Map<string, DataLoader<string, unknown>>;
  /** The key that cursors are authenticated with. */
  readonly cursorKey: string;
  /** The moment the request is answered for: "today" is its day in Asia/Shanghai, `asOf` its value. */
  readonly now: Date;
  readonly requestId: string;
}
