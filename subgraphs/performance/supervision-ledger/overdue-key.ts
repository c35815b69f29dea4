import { daysBetween } from '../../shared/date-arithmetic.ts';

import type { SupervisionLedger } from './supervision-ledger.entity.ts';

type Term = Pick<SupervisionLedger, 'performanceDueOn' | 'performedOn' | 'closedOn'>;

/** Later than the term of any ledger. */
const FAR = '2200-01-01';

/** How late a closed ledger ended, in days; null while it is open, or where no term was set. */
export function lateDaysOf({ performanceDueOn, performedOn, closedOn }: Term): number | null {
  const end = performedOn ?? closedOn;
  return performanceDueOn === null || end === null ? null : Math.max(0, daysBetween(performanceDueOn, end));
}

/**
 * A number by which ledgers are sorted by days overdue on whatever day: an open ledger is a day more overdue each day, and
 * so is every other one, so that their order never changes. They stand above all closed ones, whose days are
 * fixed. For an open ledger: days from the end of its term to 2200; for a closed one: how late it ended; else null.
 */
export function overdueKeyOf(term: Term): number | null {
  if (term.performanceDueOn === null) {
    return null;
  }
  return lateDaysOf(term) ?? daysBetween(term.performanceDueOn, FAR);
}
