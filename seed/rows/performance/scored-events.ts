import type { SupervisionAction } from '../../../subgraphs/performance/supervision-action/supervision-action.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import { addDays } from '../../../subgraphs/shared/calendar.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';

import type { ScoredEvent } from './scheme-plan.ts';

/** A ledger as scores look at it: with its actions, and the day on which enforcement was filed. */
export interface LedgerOnRecord {
  readonly ledger: Row<SupervisionLedger>;
  readonly actions: readonly Row<SupervisionAction>[];
  readonly filedOn: string | null;
}

/** Something that counts in a score, with its evidence. */
export interface Occurrence {
  readonly event: ScoredEvent;
  readonly occurredOn: string;
  readonly caseNumber: string | null;
  readonly conduct: string;
  readonly ledgerId: string | null;
  readonly actionId: string | null;
}

/** All of a ledger that counts in a score, known by the day `asOf`. */
export function occurrencesOf({ ledger, actions, filedOn }: LedgerOnRecord, asOf: string): Occurrence[] {
  const found: Occurrence[] = [];
  const see = (event: ScoredEvent, occurredOn: string, conduct: string, actionId: string | null = null): void => {
    if (occurredOn > asOf) {
      return;
    }
    found.push({ event, occurredOn, caseNumber: ledger.subjectNumber, conduct, ledgerId: ledger.id, actionId });
  };
  const { performanceDueOn: due, performedOn } = ledger;
  if (due !== null && (performedOn === null || performedOn > due)) {
    see('OVERDUE', addDays(due, 1), '履行期限届满未履行');
  }
  if (filedOn !== null) {
    see('FILED', filedOn, '被申请强制执行立案');
  }
  for (const { id, kind, doneOn } of actions) {
    if (kind === 'JOINT_CIRCULAR') {
      see('NAMED', doneOn, '被联合通报', id);
    }
    if (kind === 'FINE') {
      see('SANCTIONED', doneOn, '被罚款', id);
    }
    if (kind === 'LISTING') {
      see('SANCTIONED', doneOn, '被纳入失信被执行人名单', id);
    }
  }
  const urging = actions.find(({ step }) => step === 'PRE_ENFORCEMENT_URGING');
  if (urging && performedOn !== null && filedOn === null && performedOn <= addDays(urging.doneOn, 15)) {
    see('URGED', performedOn, '收到督促后十五日内主动履行', urging.id);
  }
  return found;
}

/** Of ledgers whose term of performance ended in a half-open period: how many there are, and how many were in time. */
export function dueIn(records: readonly LedgerOnRecord[], from: string, to: string): { due: number; inTime: number } {
  const due = records.filter(({ ledger: { performanceDueOn: day } }) => day !== null && day >= from && day < to);
  return { due: due.length, inTime: due.filter(({ ledger }) => isInTime(ledger)).length };
}

/** Whether the duty of a ledger was met within its term. */
export function isInTime({ performanceDueOn, performedOn }: Row<SupervisionLedger>): boolean {
  return performanceDueOn !== null && performedOn !== null && performedOn <= performanceDueOn;
}
