import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

/** A term that has not ended is neither kept nor missed, unless the agency performed already. */
const DUE = '(t.performed_on is not null or t.performance_due_on < :today)';

/** Counts over ledgers: opened, closed, performed, due, and open in between. */
export const ledgerSource: Source = {
  entity: SupervisionLedger,
  columns: { region: 't.region_code', court: 't.court_code', agency: 't.agency_id' },
  events: {
    opened: {
      on: 't.opened_on',
      flows: { opened: count(), vague: count('not (t.order_concrete and t.order_has_term)') },
    },
    closed: { on: 't.closed_on', flows: { closed: count() } },
    performed: {
      on: 't.performed_on',
      flows: { performed: count(), performedWithoutFiling: count('t.case_id is null') },
    },
    due: {
      on: 't.performance_due_on',
      flows: { due: count(DUE), duePerformed: count('t.performed_on <= t.performance_due_on') },
    },
  },
  stocks: { openAtEnd: { plus: 'opened', minus: 'closed', at: 'END' } },
};
