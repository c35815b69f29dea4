import { createHmac, randomBytes } from 'node:crypto';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { RequestScope } from '../../serving/answer-request.ts';

/**
 * An `ETag` lies in logs and caches: without a key, a person's number in the parameters could be guessed from it. Another gateway,
 * or this one after a restart, has another tag, and answers whole.
 */
const ETAG_KEY = randomBytes(32);

/** The hash of an `ETag`, begun with what a run answers; its rows are added as they come. */
export function hashForTag(answered: unknown): ReturnType<typeof createHmac> {
  return createHmac('sha256', ETAG_KEY).update(JSON.stringify(answered));
}

/** Whether `If-None-Match` names the tag (RFC 9110, section 13.1.2): a list, in which proxies mark tags as weak. */
export function isNamed(etag: string, ifNoneMatch: string | undefined): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Whose rows a viewer reads, for people: `行政区划 350900`; empty where the token narrows nothing. */
export function rowScopeText({ region, court, unit }: Viewer): string {
  const parts = [region && `行政区划 ${region}`, court && `法院 ${court}`, unit && `单位 ${unit}`];
  return parts.filter(Boolean).join('，');
}

/** Whose runs are counted together, and who may read their records: the subject of the token, or all without one. */
export function ownerOf({ viewer }: RequestScope): string {
  return `${viewer.audience} ${viewer.subject ?? ''}`;
}

/** As of when the data of each office is whose state a run reads, as text. */
export function statesAsOf(
  states: ReadonlyMap<string, Date>,
  dataAt: (read: Date) => Date,
): Readonly<Record<string, string>> {
  return Object.fromEntries([...states].map(([office, read]) => [office, dataAt(read).toISOString()]));
}
