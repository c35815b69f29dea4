import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import type { DutyNode } from './duty-node.ts';

type Node = MemberOf<typeof DutyNode>;

/** The day on which a node of a ledger was done; null if it was not, or the standard is not met. */
export function doneOn(ledger: SupervisionLedger, node: Node): string | null {
  switch (node) {
    case 'FILING_REMINDER':
      return ledger.filingRemindedOn;
    case 'PRE_JUDGMENT_TALK':
      return ledger.talkedOn;
    case 'ORDER_CONCRETE':
      return ledger.orderConcrete ? ledger.judgmentEffectiveOn : null;
    case 'TERM_SET':
      return ledger.orderHasTerm ? ledger.judgmentEffectiveOn : null;
    case 'POST_JUDGMENT_WARNING':
      return ledger.warnedOn;
    case 'PRE_ENFORCEMENT_URGING':
      return ledger.urgedOn;
    case 'POST_ENFORCEMENT_DISCIPLINE':
      return ledger.disciplinedOn;
    case 'PERFORMANCE':
      return ledger.performedOn;
  }
}

const BEFORE_ENFORCEMENT: ReadonlySet<Node> = new Set([
  'FILING_REMINDER',
  'PRE_JUDGMENT_TALK',
  'POST_JUDGMENT_WARNING',
  'PRE_ENFORCEMENT_URGING',
]);

/**
 * Days from the due day of a node until it was done; while it is not, until today, until the ledger was closed, or until
 * enforcement was filed, after which a step before enforcement can no longer be made up for. 0 if in time.
 */
export function lateDays(ledger: SupervisionLedger, node: Node, dueOn: string | null, today: string): number | null {
  if (dueOn === null) {
    return null;
  }
  const filedOn = BEFORE_ENFORCEMENT.has(node) ? ledger.enforcementFiledOn : null;
  const ends = [ledger.closedOn, filedOn].filter((day) => day !== null).toSorted();
  return Math.max(0, daysBetween(dueOn, doneOn(ledger, node) ?? ends[0] ?? today));
}
