import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { Judgment } from '../judgment/judgment.entity.ts';

/** A judgment without a term is due immediately. */
const DUE = 'coalesce(t.performance_due_on, t.effective_on) < b.today';

/** Counts over judgments, in the period in which they took effect. */
export const judgmentSource: Source = {
  entity: Judgment,
  concerns: 't.effective_on >= b.since and t.effective_on < b.until',
  // The courts' system has no data on who was ordered to perform.
  person: 't.id',
  columns: {
    region: 't.region_code',
    court: 't.court_code',
    // Of a defendant the courts' system records only whether it is an agency.
    debtorKind: "case when t.defendant_agency_id is null then null else 'AGENCY' end",
  },
  sums: {
    judgments: count('1 = 1'),
    judgmentsDue: count(DUE),
    judgmentsEnforced: count('t.enforcement_case_id is not null'),
    judgmentsDueEnforced: count(`${DUE} and t.enforcement_case_id is not null`),
  },
};
