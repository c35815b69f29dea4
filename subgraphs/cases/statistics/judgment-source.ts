import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { Judgment } from '../judgment/judgment.entity.ts';

/** A judgment without a term is due immediately. */
const DUE = 'coalesce(t.performance_due_on, t.effective_on) < :today';

/** Of a defendant the courts' system records only whether it is an agency. */
const DEFENDANT_KIND = "case when t.defendant_agency_id is null then null else 'AGENCY' end";

/** Counts over judgments, in the period in which they took effect. */
export const judgmentSource: Source = {
  entity: Judgment,
  // The courts' system has no data on who was ordered to perform.
  person: { key: 't.id', kind: DEFENDANT_KIND },
  debtorKinds: ['AGENCY'],
  columns: {
    region: 't.region_code',
    court: 't.court_code',
    debtorKind: DEFENDANT_KIND,
    agency: 't.defendant_agency_id',
  },
  events: {
    effective: {
      on: 't.effective_on',
      flows: {
        judgments: count(),
        judgmentsDue: count(DUE),
        judgmentsEnforced: count('t.enforcement_case_id is not null'),
        judgmentsDueEnforced: count(`${DUE} and t.enforcement_case_id is not null`),
      },
    },
  },
};
