import type { Logger } from 'pino';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { refusal } from '../../errors.ts';
import type { AccessLedger } from '../access-ledger.ts';
import { entryOf, type RecordedRequest } from '../entry.ts';

import { candidatePatterns } from './candidate-patterns.ts';
import { memoryBudget, type LookupBudget } from './lookup-budget.ts';
import type { Requested } from './requested-people.ts';

export interface LookupOptions {
  /** The most identifiers that one viewer may look up in sixty minutes. */
  readonly perHour: number;
  /** The most numbers of one mask that one unit or court may look up in a day. */
  readonly candidatesPerDay: number;
}

/** How many identifiers were looked up or refused, and how many alarms there were, since the start. */
export interface LookupCounts {
  readonly lookedUp: number;
  readonly refused: number;
  readonly alarms: number;
}

export interface LookupLimit {
  /**
   * Counts the identifiers of a request before they are looked up.
   *
   * @throws GraphQLError `LOOKUP_LIMIT_EXCEEDED`, and nothing is looked up
   */
  admit(request: RecordedRequest, requested: Requested): Promise<void>;
  readonly counts: LookupCounts;
}

interface Parts {
  readonly ledger: Pick<AccessLedger, 'note'>;
  readonly logger: Logger;
  /** Where several gateways share one. */
  readonly budget?: LookupBudget;
  /** The time in milliseconds. */
  readonly now?: () => number;
}

/** Once for each viewer and reason in this time, an alarm is raised and recorded: whoever is refused may ask again at any rate. */
const ALARM_MS = 3_600_000;

/**
 * Limits how many people can be looked up by number, whichever field takes it, because who may compare a number with a list may
 * not therefore find out numbers. Identifiers count, not requests: one request has up to twenty fields of a thousand each.
 */
export function lookupLimit({ perHour, candidatesPerDay }: LookupOptions, parts: Parts): LookupLimit {
  const { ledger, logger, now = Date.now, budget = memoryBudget(perHour, now) } = parts;
  const patterns = candidatePatterns(candidatesPerDay, now);
  const counts = { lookedUp: 0, refused: 0, alarms: 0 };
  const alarmedAt = new Map<string, number>();

  function alarm(request: RecordedRequest, { fields, identifiers }: Requested, reason: string): void {
    const key = `${reason} ${viewerKey(request.viewer)}`;
    alarmedAt.forEach((at, name) => now() - at >= ALARM_MS && alarmedAt.delete(name));
    if (alarmedAt.has(key)) {
      return;
    }
    alarmedAt.set(key, now());
    counts.alarms += 1;
    const { requestId, viewer } = request;
    const line = {
      requestId,
      audience: viewer.audience,
      reason,
      identifiers: identifiers.length,
      alarms: counts.alarms,
    };
    logger.warn(line, 'lookup alarm');
    ledger.note(entryOf(request, 'alarm', { fields: [...fields, reason], rows: identifiers.length }));
  }

  return {
    counts,
    async admit(request, requested) {
      const { identifiers } = requested;
      if (identifiers.length === 0) {
        return;
      }
      const taken = await budget.take(viewerKey(request.viewer), identifiers.length);
      if (!taken.isTaken) {
        counts.refused += identifiers.length;
        alarm(request, requested, 'TOO_MANY');
        throw exceeded(`At most ${perHour} identifiers can be looked up in an hour.`, perHour, taken.retryAfterSeconds);
      }
      const guessing = patterns.count(partyKey(request.viewer), identifiers);
      if (guessing !== undefined) {
        counts.refused += identifiers.length;
        alarm(request, requested, guessing.pattern);
        throw exceeded(
          `Too many numbers that differ only in what is hidden of one: at most ${guessing.limit} a day (${guessing.pattern}).`,
          guessing.limit,
          guessing.retryAfterSeconds,
        );
      }
      counts.lookedUp += identifiers.length;
    },
  };
}

function exceeded(message: string, limit: number, retryAfterSeconds: number | undefined) {
  return refusal('LOOKUP_LIMIT_EXCEEDED', message, { limit, ...(retryAfterSeconds && { retryAfterSeconds }) });
}

/** One viewer: who the token names, for the office that it names. */
function viewerKey({ audience, subject, unit, court, region }: Viewer): string {
  return JSON.stringify([audience, subject, unit, court, region]);
}

/** One party to guessing: several accounts of one unit or court are one. */
function partyKey({ audience, subject, unit, court }: Viewer): string {
  return JSON.stringify([audience, unit ?? court ?? subject]);
}
