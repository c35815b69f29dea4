import type { Condition } from '../../shared/lists/filter.ts';
import { notReached, reached, standing } from '../subject/standing.ts';

/**
 * When a dishonest listing is in force: the one rule, which alone decides what is published, what `creditCheck` finds,
 * what every field and filter calls in force, and what statistics count. 最高人民法院关于公布失信被执行人名单信息的若干规定,
 * 2017, arts. 1, 2, 4, 10. A day is a day in Asia/Shanghai.
 *
 * - From the day of its publication. A decision that is not yet published has no effect on third parties.
 * - Until the day on which it is taken off, or the first day after its term, whichever is earlier; that day no longer
 *   counts. An expired term ends it even where the court has not taken it off: the delay is the court's fault and must
 *   not harm the debtor.
 * - Not while a credit repair suspends it: from the day of the decision until the first day on which it is published again.
 * - Never where the subject is a minor, or the case is one of mere inability (失能). Such a record is a mistake, and the
 *   public must not depend on correct data.
 */
export interface InForceFacts {
  readonly minor: boolean;
  readonly inability: boolean;
  readonly publishedOn: string | null;
  readonly removedOn: string | null;
  readonly expiresOn: string | null;
  readonly suspendedFrom: string | null;
  /** Null with a `suspendedFrom`: suspended until it is decided otherwise. */
  readonly suspendedUntil: string | null;
}

/** The columns that the rule reads. */
export const IN_FORCE_COLUMNS = [
  'minor',
  'inability',
  'publishedOn',
  'removedOn',
  'expiresOn',
  'suspendedFrom',
  'suspendedUntil',
] as const satisfies readonly (keyof InForceFacts)[];

const TERM = standing('publishedOn', ['removedOn', 'expiresOn']);
const SUSPENSION = standing('suspendedFrom', ['suspendedUntil']);

/** Whether a listing is in force on a day. */
export function isInForce(listing: InForceFacts, day: string): boolean {
  return !listing.minor && !listing.inability && TERM.isOn(listing, day) && !SUSPENSION.isOn(listing, day);
}

/** The listings in force on a day. */
export function inForceOn(day: string): Condition {
  return {
    $and: [
      { minor: false, inability: false },
      TERM.on(day),
      { $or: [notReached('suspendedFrom', day), reached('suspendedUntil', day)] },
    ],
  };
}

const ENDS = earlier('t.removed_on', 't.expires_on');
const SUSPENDED = later('t.suspended_from', 't.published_on');
const RESUMED = earlier('t.suspended_until', ENDS);
const ENTERS = `t.minor = false and t.inability = false and t.published_on is not null and ${before('t.published_on', ENDS)}`;
const PAUSES = `${ENTERS} and t.suspended_from is not null and ${before(SUSPENDED, RESUMED)}`;

/**
 * The same rule as SQL over `dishonest_listing t`, for a stock that is counted by its changes: the number in force on a
 * day is what entered until that day, less what left, less what was suspended, plus what was resumed. Each is a day, or
 * null where the listing never has that change. A suspension lies within the time in force, so that the four add up.
 */
export const IN_FORCE_CHANGES = {
  entered: `case when ${ENTERS} then t.published_on end`,
  left: `case when ${ENTERS} then ${ENDS} end`,
  suspended: `case when ${PAUSES} then ${SUSPENDED} end`,
  resumed: `case when ${PAUSES} then ${RESUMED} end`,
} as const;

/** The earlier of two days; a null is no day. */
function earlier(one: string, other: string): string {
  return `(case when ${one} is null or ${other} < ${one} then ${other} else ${one} end)`;
}

function later(one: string, other: string): string {
  return `(case when ${other} > ${one} then ${other} else ${one} end)`;
}

/** Whether a day comes before an end; always where there is no end. */
function before(day: string, end: string): string {
  return `(${end} is null or ${day} < ${end})`;
}
