import { workingDayAtOrBefore, type Day } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import { enforcesClaim, type ConclusionMethod, type TypeCode } from '../case-facts.ts';

import { claimOf } from './causes.ts';
import { statutoryDue, type DocketEntry } from './docket.ts';
import { onTheLastDay } from './last-day.ts';

/** Ways of concluding a case that enforces a claim: weight, shortest and longest usual duration in days. */
const enforcementOutcomes: readonly (readonly [ConclusionMethod, number, number, number])[] = [
  ['VOLUNTARY', 20, 4, 60],
  ['SETTLED', 14, 10, 130],
  ['FORCED', 26, 25, 172],
  ['PROCEDURE_TERMINATED', 27, 94, 178],
  ['TERMINATED', 8, 15, 120],
  ['WITHDRAWN', 3, 5, 60],
  ['REFUSED', 1, 3, 7],
  ['REJECTED', 1, 10, 40],
];

// Preservation, objections and similar types conclude without a search for property.
const otherOutcomes: readonly (readonly [ConclusionMethod, number, number, number])[] = [
  ['TERMINATED', 60, 3, 30],
  ['REJECTED', 25, 5, 30],
  ['WITHDRAWN', 15, 3, 30],
];

/** The frame of an ordinary case: its court, its filing, and the days between which it may be concluded. */
export interface OrdinaryCase {
  readonly courtCode: string;
  readonly filed: Day;
  /** The first and last day it may be concluded, or null where it stays open. */
  readonly between: readonly [Day, Day] | null;
  readonly agencyId?: string;
  readonly claimScale?: number;
  /** How often the procedure is terminated, against 73 for all other ways of concluding; 27 by default. */
  readonly terminations?: number;
}

/** One ordinary case: type, outcome, property, claim and recovered amount, within the given days. */
export function ordinaryEntry(random: Random, plan: OrdinaryCase): DocketEntry {
  const { courtCode, filed, agencyId = null } = plan;
  const typeCode = agencyId ? '执' : typeCodeOf(random, courtCode);
  const enforces = enforcesClaim({ typeCode });
  const claim = enforces ? claimOf(random, plan.claimScale) : 0;
  const base = { courtCode, typeCode, filed, claim, agencyId, suspension: null, compliant: false };
  if (!plan.between) {
    const property = !enforces || random.chance(0.6) ? null : random.chance(0.5);
    const openSuspension =
      enforces && random.chance(0.15) ? { from: filed + 10, to: filed + 10 + random.int(60, 200) } : null;
    return {
      ...base,
      ...open,
      due: statutoryDue(filed, daysOf(openSuspension)),
      suspension: openSuspension,
      property,
      extensionDays: 0,
    };
  }
  const [first, last] = plan.between;
  const [method, concluded] = conclusion(
    random,
    filed,
    first,
    last,
    enforces ? outcomesWith(plan.terminations) : otherOutcomes,
    agencyId !== null,
  );
  const suspension = suspensionOf(random, filed, concluded, method);
  const extensionDays = concluded >= statutoryDue(filed) && random.chance(0.6) ? 90 : 0;
  const entry = {
    ...base,
    due: statutoryDue(filed, daysOf(suspension), extensionDays),
    suspension,
    concluded,
    method,
    extensionDays,
    settlementPerformed: method === 'SETTLED' && random.chance(0.7),
    property: enforces ? propertyOf(method) : null,
    compliant: method === 'PROCEDURE_TERMINATED' && random.chance(0.975),
    recovered: enforces ? recoveredOf(random, method, claim) : 0,
  };
  return onTheLastDay(random, entry, last);
}

/** Whether property was found, derived from the way of concluding; null where no search belongs to it. */
export function propertyOf(method: ConclusionMethod): boolean | null {
  if (method === 'VOLUNTARY' || method === 'FORCED' || method === 'SETTLED') {
    return true;
  }
  return method === 'PROCEDURE_TERMINATED' ? false : null;
}

/** Fen recovered of a claim: all when performed, part when settled, little or nothing without property. */
export function recoveredOf(random: Random, method: ConclusionMethod, claim: number): number {
  if (method === 'VOLUNTARY') {
    return claim;
  }
  if (method === 'FORCED') {
    return random.chance(0.8) ? claim : Math.floor(claim * (0.3 + 0.7 * random.next()));
  }
  if (method === 'SETTLED') {
    return Math.floor(claim * (0.5 + 0.5 * random.next()));
  }
  if (method === 'PROCEDURE_TERMINATED') {
    return random.chance(0.25) ? Math.floor(claim * 0.1 * random.next()) : 0;
  }
  return 0;
}

/** Review (执复) and supervision (执监) belong to courts above the basic ones. */
export function typeCodeOf(random: Random, courtCode: string): TypeCode {
  const basic = courtCode.length >= 5;
  return random.weighted<TypeCode>([
    ['执', 86],
    ['执恢', 6],
    ['执保', 5],
    ['执异', 2],
    ['执他', 0.5],
    ['执协', 0.5],
    ['执复', basic ? 0 : 8],
    ['执监', basic ? 0 : 2],
  ]);
}

// A third party's objection or the end of a company suspends a case for some weeks.
function suspensionOf(random: Random, filed: Day, concluded: Day, method: ConclusionMethod): DocketEntry['suspension'] {
  if (method !== 'FORCED' || concluded - filed < 70 || !random.chance(0.05)) {
    return null;
  }
  return { from: filed + 20, to: filed + 20 + random.int(10, 45) };
}

function daysOf(suspension: DocketEntry['suspension']): number {
  return suspension ? suspension.to - suspension.from : 0;
}

function outcomesWith(terminations: number | undefined): typeof enforcementOutcomes {
  if (terminations === undefined) {
    return enforcementOutcomes;
  }
  return enforcementOutcomes.map((outcome) =>
    outcome[0] === 'PROCEDURE_TERMINATED' ? [outcome[0], terminations, outcome[2], outcome[3]] : outcome,
  );
}

const open = { concluded: null, method: null, settlementPerformed: false, recovered: 0 };

// Agencies can pay, so only these three ways of concluding apply to them.
const agencyMethods = new Set<ConclusionMethod>(['VOLUNTARY', 'SETTLED', 'FORCED']);

function conclusion(
  random: Random,
  filed: Day,
  first: Day,
  last: Day,
  outcomes: typeof enforcementOutcomes,
  agency: boolean,
): [ConclusionMethod, Day] {
  // Ways whose shortest duration does not fit are excluded, e.g. a termination before its three months.
  const fitting = outcomes.filter(
    ([method, , shortest]) => filed + shortest <= last && (!agency || agencyMethods.has(method)),
  );
  if (fitting.length === 0) {
    return [agency ? 'VOLUNTARY' : 'WITHDRAWN', last];
  }
  const [method, , shortest, longest] = random.weighted(fitting.map((outcome) => [outcome, outcome[1]] as const));
  const slow = method === 'FORCED' && random.chance(0.08) ? 70 : 0;
  const from = Math.max(first, filed + shortest);
  const to = Math.max(from, Math.min(last, filed + longest + slow));
  return [method, Math.max(from, workingDayAtOrBefore(random.int(from, to)))];
}
