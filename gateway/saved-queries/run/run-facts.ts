import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { RequestScope } from '../../serving/answer-request.ts';

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
