import type { AccessLedger } from '../access-ledger.ts';
import { entryOf, type LedgerEntry, type RecordedRequest } from '../entry.ts';

/** A request with a response. */
export interface AnsweredRequest extends RecordedRequest {
  /** Coordinates of the fields that were denied. */
  readonly deniedFields?: Iterable<string> | undefined;
  /** Finds the fields in a refused document that exist but are hidden from its viewer. */
  readonly refusedFields?: (() => readonly string[]) | undefined;
}

/** Records denied fields, refused requests and failed logins. Responses do not wait for it. */
export interface RefusalRecorder {
  /** Records nothing where nothing was denied. */
  answered(request: AnsweredRequest): void;
  /** @param reason a name of the catalogue of refusals, without values */
  loginRefused(reason: string, request: RecordedRequest): void;
  /** Records the number of omitted entries. */
  stop(): void;
}

/** Most entries of one subject in a minute; further ones are only counted. Anybody can cause them at any rate. */
const MAX_PER_MINUTE = 1_000;
const MINUTE_MS = 60_000;

/** Most fields in one entry. */
const MAX_FIELDS = 100;

/** The entries of one subject in a minute. */
interface Refused {
  written: number;
  omitted: number;
  /** The first omitted request: the count is recorded for its viewer. */
  first?: Pick<RecordedRequest, 'requestId' | 'viewer'>;
}

/**
 * Each subject has its own limit, and all requests without a subject share one: a flood of failed logins must not hide what
 * somebody with a token tries at the same time.
 *
 * @param now the time in milliseconds
 */
export function refusalRecorder(ledger: Pick<AccessLedger, 'note'>, now: () => number = Date.now): RefusalRecorder {
  let minute = 0;
  const bySubject = new Map<string | null, Refused>();

  function writeOmitted(): void {
    for (const { omitted, first } of bySubject.values()) {
      if (first !== undefined) {
        ledger.note(entryOf(first, 'omitted', { rows: omitted }));
      }
    }
    bySubject.clear();
  }

  function keepTime(): void {
    const current = Math.floor(now() / MINUTE_MS);
    if (current === minute) {
      return;
    }
    writeOmitted();
    minute = current;
  }

  function write(entry: LedgerEntry, { requestId, viewer }: RecordedRequest): void {
    keepTime();
    const refused = bySubject.get(viewer.subject) ?? { written: 0, omitted: 0 };
    bySubject.set(viewer.subject, refused);
    if (refused.written >= MAX_PER_MINUTE) {
      refused.omitted += 1;
      refused.first ??= { requestId, viewer };
      return;
    }
    refused.written += 1;
    ledger.note(entry);
  }

  return {
    answered(request) {
      keepTime();
      const { deniedFields, refusedFields } = request;
      if (deniedFields !== undefined) {
        write(entryOf(request, 'denied', { fields: named(deniedFields) }), request);
      }
      if (refusedFields !== undefined) {
        // After the response: its delay would show whether such fields exist.
        setImmediate(() => {
          const fields = named(refusedFields());
          if (fields.length > 0) {
            write(entryOf(request, 'refused', { fields }), request);
          }
        });
      }
    },
    loginRefused: (reason, request) => write(entryOf(request, 'login_failed', { fields: [reason] }), request),
    stop: writeOmitted,
  };
}

function named(coordinates: Iterable<string>): readonly string[] {
  return [...new Set(coordinates)].sort().slice(0, MAX_FIELDS);
}
