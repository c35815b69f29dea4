import type { AccessLedger } from './access-ledger.ts';
import { entryOf, type RecordedRequest } from './entry-of.ts';
import type { LedgerEntry } from './entry.ts';

/** A request that has its response. */
export interface AnsweredRequest extends RecordedRequest {
  /** Coordinates of the fields that were denied. */
  readonly deniedFields?: Iterable<string> | undefined;
  /** Finds the fields that a refused document named, and that do not exist for its viewer. */
  readonly refusedFields?: (() => readonly string[]) | undefined;
}

/** Records what was refused; no response waits for it. */
export interface RefusalRecorder {
  /** Writes nothing where nothing was refused. */
  answered(request: AnsweredRequest): void;
  /** @param reason a name of the catalogue of refusals, without values */
  loginRefused(reason: string, request: RecordedRequest): void;
  /** Writes the counts of what was left out. */
  stop(): void;
}

/** Most refusals of one subject that are written one by one in a minute: anybody can cause them, as fast as they like. */
const MAX_PER_MINUTE = 1_000;
const MINUTE_MS = 60_000;

/** Most fields that one entry names. */
const MAX_FIELDS = 100;

/** What one subject was refused in a minute. */
interface Refused {
  written: number;
  omitted: number;
  /** The first request that was left out: the count is written for its viewer. */
  first?: Pick<RecordedRequest, 'requestId' | 'viewer'>;
}

/**
 * Counts for each subject apart, with one count for all without a subject: a flood of bad logins must not hide what somebody
 * with a token tries meanwhile.
 *
 * @param now the time in milliseconds
 */
export function refusalRecorder(ledger: AccessLedger, now: () => number = Date.now): RefusalRecorder {
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
        // Not while the response waits: how long it takes would tell whether there are such fields.
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
