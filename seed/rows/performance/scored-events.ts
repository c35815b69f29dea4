import type { SupervisionAction } from '../../../subgraphs/performance/supervision-action/supervision-action.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';

import type { ScoredEvent } from './scheme-plan.ts';

/** A ledger with the data that scores need: its actions and the day on which enforcement was filed. */
export interface LedgerOnRecord {
  readonly ledger: Row<SupervisionLedger>;
  readonly actions: readonly Row<SupervisionAction>[];
  readonly filedOn: string | null;
}

/** An event that counts in a score, with its evidence. */
export interface Occurrence {
  readonly event: ScoredEvent;
  readonly occurredOn: string;
  readonly caseNumber: string | null;
  readonly conduct: string;
  readonly ledgerId: string | null;
  readonly actionId: string | null;
  /** What the case is about; null where it rests on no one case. */
  readonly cause: SupervisionLedger['cause'];
  readonly orderedDuty: SupervisionLedger['orderedDuty'];
  readonly amountOwed: string | null;
  readonly performanceDueOn: string | null;
}

/** All scored events of a ledger that are known on the day `asOf`. */
export function occurrencesOf({ ledger, actions, filedOn }: LedgerOnRecord, asOf: string): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const record = (event: ScoredEvent, occurredOn: string, conduct: string, actionId: string | null = null): void => {
    if (occurredOn > asOf) {
      return;
    }
    occurrences.push({ event, occurredOn, conduct, actionId, ...caseOf(ledger) });
  };
  const { performanceDueOn: due, performedOn } = ledger;
  if (due !== null && (performedOn === null || performedOn > due)) {
    record('OVERDUE', addDays(due, 1), '履行期限届满未履行');
  }
  if (filedOn !== null) {
    record('FILED', filedOn, '被申请强制执行立案');
  }
  for (const { id, kind, doneOn } of actions) {
    if (kind === 'JOINT_CIRCULAR') {
      record('NAMED', doneOn, '被联合通报', id);
    }
    if (kind === 'FINE') {
      record('SANCTIONED', doneOn, '被罚款', id);
    }
    if (kind === 'LISTING') {
      record('SANCTIONED', doneOn, '被纳入失信被执行人名单', id);
    }
  }
  const urging = actions.find(({ step }) => step === 'PRE_ENFORCEMENT_URGING');
  if (urging && performedOn !== null && filedOn === null && performedOn <= addDays(urging.doneOn, 15)) {
    record('URGED', performedOn, '收到督促后十五日内主动履行', urging.id);
  }
  return occurrences;
}

/** The evidence of which case, and what it is about. */
export function caseOf(ledger: Row<SupervisionLedger>) {
  const { subjectNumber, id, cause, orderedDuty, amountOwed, performanceDueOn } = ledger;
  return { caseNumber: subjectNumber, ledgerId: id, cause, orderedDuty, amountOwed, performanceDueOn };
}

/** The number of ledgers whose term ended in a half-open period, and how many of them were performed in time. */
export function dueIn(records: readonly LedgerOnRecord[], from: string, to: string): { due: number; inTime: number } {
  const due = records.filter(({ ledger: { performanceDueOn: day } }) => day !== null && day >= from && day < to);
  return { due: due.length, inTime: due.filter(({ ledger }) => isInTime(ledger)).length };
}

/** Whether the duty of a ledger was performed within its term. */
export function isInTime({ performanceDueOn, performedOn }: Row<SupervisionLedger>): boolean {
  return performanceDueOn !== null && performedOn !== null && performedOn <= performanceDueOn;
}

/** So many of so many. */
export interface Share {
  readonly met: number;
  readonly of: number;
}

const NOTICES: ReadonlySet<string> = new Set(['FILING_REMINDER', 'POST_JUDGMENT_WARNING']);

/** The notices before enforcement of a half-open period, and how many were answered within fifteen days. */
export function answeredIn(records: readonly LedgerOnRecord[], from: string, to: string): Share {
  const notices = records
    .flatMap(({ actions }) => actions)
    .filter(({ step, doneOn }) => NOTICES.has(step) && doneOn >= from && doneOn < to);
  const met = notices.filter(({ doneOn, answeredOn }) => answeredOn !== null && answeredOn <= addDays(doneOn, 15));
  return { met: met.length, of: notices.length };
}

/** The ledgers opened in a half-open period, and for how many the agency named a department and a post. */
export function namedIn(records: readonly LedgerOnRecord[], from: string, to: string): Share {
  const opened = records.filter(({ ledger: { openedOn } }) => openedOn >= from && openedOn < to);
  const met = opened.filter(({ ledger }) => ledger.agencyDepartment !== null && ledger.agencyPost !== null);
  return { met: met.length, of: opened.length };
}
