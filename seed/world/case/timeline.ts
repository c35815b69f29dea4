import { dateOf, monthsLater, workingDayAtOrBefore, workingDaysLater, type Day } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import { enforcesClaim, type NodeFacts, type NodeKind, type TerminationFacts } from '../case-facts.ts';

import type { DocketEntry } from './docket.ts';

/** The nodes of a case and, for a procedure termination, the dates of its conditions. */
export interface Timeline {
  readonly nodes: readonly NodeFacts[];
  readonly termination: TerminationFacts | null;
}

// The share among payouts that can be late at all; of all payouts about three in a hundred are late.
const LATE_PAYOUTS = 0.07;

/**
 * The deadlines are those of the node timeline: notice and property report order within 10 days of filing, network
 * inquiry within 10 working days, field inquiry within a month, auction within 30 days of appraisal, payout within 30
 * days of receipt. About one node in twenty-five is late. Steps after `lastKnown` have not happened yet.
 */
export function timelineOf(random: Random, entry: DocketEntry, lastKnown: Day): Timeline {
  const { filed, concluded, method } = entry;
  const end = concluded ?? lastKnown;
  const terminated = method === 'PROCEDURE_TERMINATED';
  const nodes: NodeFacts[] = [node('FILED', null, filed)];
  const done = new Map<NodeKind, Day>();
  const step = (kind: NodeKind, due: Day, usual: readonly [number, number], latest = end): void => {
    const late = random.chance(0.04) ? random.int(1, 15) : 0;
    const usually = late > 0 ? due + late + 2 : filed + random.int(usual[0], usual[1]);
    const at = Math.max(filed, workingDayAtOrBefore(usually));
    // A termination requires these steps, so there each of them is done before the conclusion.
    const day = terminated ? Math.min(at, latest) : at;
    if (day > latest && concluded !== null) {
      return;
    }
    if (day <= latest) {
      done.set(kind, day);
    }
    nodes.push(node(kind, due, day <= latest ? day : null));
  };
  if (enforcesClaim(entry)) {
    step('NOTICE', filed + 10, [1, 9]);
    step('PROPERTY_REPORT_ORDER', filed + 10, [1, 9]);
    step('NETWORK_INQUIRY', workingDaysLater(filed, 10), [2, 12]);
    step('FIELD_INQUIRY', monthsLater(filed, 1), [8, 27]);
  }
  if (concluded !== null && entry.recovered > 0) {
    payment(random, entry, concluded, nodes);
  }
  nodes.push(node('CONCLUDED', entry.due, concluded));
  return { nodes, termination: terminated ? termination(random, entry, done) : null };
}

function payment(random: Random, entry: DocketEntry, concluded: Day, nodes: NodeFacts[]): void {
  const room = concluded - entry.filed;
  const received = concluded - Math.min(room, random.int(0, 20));
  const disposed = entry.method === 'FORCED' && room > 60;
  if (disposed) {
    const appraised = received - Math.min(room - 30, random.int(20, 50));
    const started = Math.min(received, appraised + random.int(5, random.chance(0.1) ? 45 : 28));
    nodes.push(node('DISPOSAL', appraised + 30, started));
  }
  const paid = random.chance(0.04) ? concluded : random.int(received, concluded);
  const late = disposed ? null : latePayout(random.stream('late payout'), paid - entry.filed);
  nodes.push(node('PAYOUT', (late === null ? received : paid - late) + 30, paid));
}

/**
 * The days between receipt and payout of a late payout; null where it is not late. A late payout moves the receipt
 * back, not the payout forward: so the amounts paid in each period still match the published figures.
 */
function latePayout(random: Random, sinceFiling: number): number | null {
  const longest = Math.min(90, sinceFiling - 3);
  return longest > 30 && random.chance(LATE_PAYOUTS) ? random.int(31, longest) : null;
}

// A non-compliant termination lacks one of its dates; the three months have passed in any case.
function termination(random: Random, entry: DocketEntry, done: ReadonlyMap<NodeKind, Day>): TerminationFacts {
  const on = (day: Day | undefined): string | null => (day === undefined ? null : dateOf(day));
  const facts: TerminationFacts = {
    noticeOn: on(done.get('NOTICE')),
    propertyReportOrderedOn: on(done.get('PROPERTY_REPORT_ORDER')),
    consumptionLimitedOn: on(entry.filed + random.int(12, 60)),
    networkSearchedOn: on(done.get('NETWORK_INQUIRY')),
    fieldSearchedOn: on(done.get('FIELD_INQUIRY')),
    debtorSoughtOn: on(entry.filed + random.int(30, 80)),
  };
  if (entry.compliant) {
    return facts;
  }
  const missing = random.pick(['consumptionLimitedOn', 'debtorSoughtOn'] as const);
  return { ...facts, [missing]: null };
}

function node(kind: NodeKind, due: Day | null, done: Day | null): NodeFacts {
  return { node: kind, dueOn: due === null ? null : dateOf(due), doneOn: done === null ? null : dateOf(done) };
}
