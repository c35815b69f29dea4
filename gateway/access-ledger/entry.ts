import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

/**
 * The outcome of a request: its protected fields were answered, some fields were denied, the whole request was refused, or
 * the login failed. `omitted` counts entries of the last three kinds that came too fast to be written one by one. `provided`
 * closes a run of a saved query, whose rows were recorded as `answered` before. `alarm`: a request was refused because too many
 * people were looked up by number; its last field is the reason (`lookups/`).
 */
export const VERDICTS = ['answered', 'provided', 'denied', 'refused', 'login_failed', 'omitted', 'alarm'] as const;

type Verdict = (typeof VERDICTS)[number];

/**
 * A person in an answer, identified by what the answer contained. These values are only here until they are hashed: an entry
 * with people is never logged, and the store gets only the hashes.
 */
export interface PersonRead {
  /** Type and id of the person's record, e.g. `Party:17`. */
  readonly record?: string;
  /** The identity number, if the answer contained it. */
  readonly identityNumber?: string;
}

/** What is to be recorded: who read or was refused which data. */
export interface LedgerEntry {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly time: string;
  readonly requestId: string;
  readonly verdict: Verdict;
  readonly audience: Audience;
  /** The reader, as named in the token; null without a token. */
  readonly subject: string | null;
  /** Region, court and unit of the viewer, as `region=… court=… unit=…`; empty if the viewer has none. */
  readonly rowScope: string;
  readonly purpose: string | null;
  /**
   * SHA-256 of the document as the client sent it, in hex; null if there was none. Of `provided`: the saved query, its version
   * and form, and SHA-256 of the bytes that were sent, in base64url.
   */
  readonly operation: string | null;
  /** Classes of the answered or refused fields, sorted. */
  readonly classes: readonly string[];
  /** Coordinates of the answered or refused fields, sorted, e.g. `Party.name`. */
  readonly fields: readonly string[];
  readonly people: readonly PersonRead[];
  /** The number of objects with a protected field; for `omitted`, the number of entries it counts. */
  readonly rows: number;
}

/** What is recorded about the request itself. */
export interface RecordedRequest {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** SHA-256 of the document; undefined where there was none. */
  readonly documentHash?: string | undefined;
}

/** What was answered or refused. Absent members are recorded as empty. */
type Recorded = Partial<Pick<LedgerEntry, 'classes' | 'fields' | 'people' | 'rows'>>;

/** The entry for a request, with the current time. */
export function entryOf(
  { requestId, viewer, documentHash }: RecordedRequest,
  verdict: Verdict,
  recorded: Recorded,
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
    classes: recorded.classes ?? [],
    fields: recorded.fields ?? [],
    people: recorded.people ?? [],
    rows: recorded.rows ?? 0,
  };
}

function rowScopeOf({ region, court, unit }: Viewer): string {
  const parts = [region && `region=${region}`, court && `court=${court}`, unit && `unit=${unit}`];
  return parts.filter(Boolean).join(' ');
}
