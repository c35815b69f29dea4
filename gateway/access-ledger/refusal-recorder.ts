import type { RequestScope } from '../serving/request-scope.ts';

import type { AccessLedger } from './access-ledger.ts';
import { entryOf } from './entry-of.ts';
import type { LedgerEntry } from './entry.ts';

/** Writes down what was not given: nothing waits for it. */
export interface RefusalRecorder {
  /** Looks at what a request that has an answer was told; writes nothing where nothing was refused. */
  answered(scope: RequestScope): void;
  /** @param reason a name of the catalogue of refusals, without values */
  loginRefused(reason: string, scope: RequestScope): void;
  /** Writes the counts of what was left out. */
  stop(): void;
}

/** Most refusals of one asker written down one by one in a minute: anybody can cause them, as fast as they like. */
const MOST_IN_A_MINUTE = 1_000;
const MINUTE_MS = 60_000;

/** Most fields that one entry names. */
const MOST_FIELDS = 100;

/** What one asker was refused in a minute. */
interface Refused {
  written: number;
  omitted: number;
  /** The first request that was left out: the count is told of its asker. */
  first?: Pick<RequestScope, 'requestId' | 'viewer'>;
}

/**
 * Counts for each asker apart, with one count for all whom nobody knows: a flood of bad logins must not hide what somebody
 * with a token tries meanwhile.
 *
 * @param now the time in milliseconds
 */
export function refusalRecorder(ledger: AccessLedger, now: () => number = Date.now): RefusalRecorder {
  let minute = 0;
  const bySubject = new Map<string | null, Refused>();

  function tellOmitted(): void {
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
    tellOmitted();
    minute = current;
  }

  function write(entry: LedgerEntry, { requestId, viewer }: RequestScope): void {
    keepTime();
    const refused = bySubject.get(viewer.subject) ?? { written: 0, omitted: 0 };
    bySubject.set(viewer.subject, refused);
    if (refused.written >= MOST_IN_A_MINUTE) {
      refused.omitted += 1;
      refused.first ??= { requestId, viewer };
      return;
    }
    refused.written += 1;
    ledger.note(entry);
  }

  return {
    answered(scope) {
      keepTime();
      const { denied, refusedFields } = scope.notes;
      if (denied !== undefined) {
        write(entryOf(scope, 'denied', { fields: named(denied) }), scope);
      }
      if (refusedFields !== undefined) {
        // Not while the answer waits: how long it takes would tell whether there are such fields.
        setImmediate(() => {
          const fields = named(refusedFields());
          if (fields.length > 0) {
            write(entryOf(scope, 'refused', { fields }), scope);
          }
        });
      }
    },
    loginRefused: (reason, scope) => write(entryOf(scope, 'login_failed', { fields: [reason] }), scope),
    stop: tellOmitted,
  };
}

function named(coordinates: Iterable<string>): readonly string[] {
  return [...new Set(coordinates)].sort().slice(0, MOST_FIELDS);
}
