import type { LedgerEntry, Verdict } from './entry.ts';
import type { RecordedRequest } from './answer-recorder.ts';

/** What was answered or refused; all that is left out is empty. */
export type Recorded = Partial<Pick<LedgerEntry, 'classes' | 'fields' | 'people' | 'rows'>>;

/** The entry for a request, now. */
export function entryOf({ requestId, viewer, notes }: RecordedRequest, verdict: Verdict, what: Recorded): LedgerEntry {
  const { audience, subject, region, court, unit, purpose } = viewer;
  const rowScope = Object.entries({ region, court, unit })
    .filter(([, code]) => code !== null)
    .map(([name, code]) => `${name}=${code}`)
    .join(' ');
  return {
    time: new Date().toISOString(),
    requestId,
    verdict,
    audience,
    subject,
    rowScope,
    purpose,
    operation: notes?.documentHash ?? null,
    classes: what.classes ?? [],
    fields: what.fields ?? [],
    people: what.people ?? [],
    rows: what.rows ?? 0,
  };
}
