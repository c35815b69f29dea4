import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import type { LedgerEntry, Verdict } from './entry.ts';

/** What is recorded of the request itself. */
export interface RecordedRequest {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** SHA-256 of the document; undefined where there was none. */
  readonly documentHash?: string | undefined;
}

/** What was answered or refused; all that is left out is empty. */
export type Recorded = Partial<Pick<LedgerEntry, 'classes' | 'fields' | 'people' | 'rows'>>;

/** The entry for a request, now. */
export function entryOf(
  { requestId, viewer, documentHash }: RecordedRequest,
  verdict: Verdict,
  what: Recorded,
): LedgerEntry {
  const { audience, subject, purpose } = viewer;
  return {
    time: new Date().toISOString(),
    requestId,
    verdict,
    audience,
    subject,
    rowScope: rowScopeOf(viewer),
    purpose,
    operation: documentHash ?? null,
    classes: what.classes ?? [],
    fields: what.fields ?? [],
    people: what.people ?? [],
    rows: what.rows ?? 0,
  };
}

function rowScopeOf({ region, court, unit }: Viewer): string {
  const parts = [region && `region=${region}`, court && `court=${court}`, unit && `unit=${unit}`];
  return parts.filter(Boolean).join(' ');
}
