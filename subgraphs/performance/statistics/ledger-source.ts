import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

const during = (column: string) => `t.${column} >= b.since and t.${column} < b.until`;

/** Counts over ledgers. A period includes ledgers that were open in it or whose term of performance ended in it. */
export const ledgerSource: Source = {
  entity: SupervisionLedger,
  concerns:
    't.opened_on < b.until and (t.closed_on is null or t.closed_on >= b.since or t.performance_due_on >= b.since)',
  columns: { region: 't.region_code', court: 't.court_code' },
  sums: {
    opened: count(during('opened_on')),
    closed: count(during('closed_on')),
    openAtEnd: count('t.closed_on is null or t.closed_on >= b.until'),
    performed: count(during('performed_on')),
    performedWithoutFiling: count(`${during('performed_on')} and t.case_id is null`),
    due: count(during('performance_due_on')),
    duePerformed: count(`${during('performance_due_on')} and t.performed_on <= t.performance_due_on`),
    vague: count(`${during('opened_on')} and not (t.order_concrete and t.order_has_term)`),
  },
};
