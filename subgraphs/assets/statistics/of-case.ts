import type { Person, Source } from '../../shared/measures/statistics-source.ts';

/** Every record belongs to a case and stores the same columns of it, so all have the same dimensions. */
export const CASE_COLUMNS: Source['columns'] = {
  region: 't.region_code',
  court: 't.court_code',
  typeCode: 't.case_type_code',
  debtorKind: 't.debtor_kind',
  cause: 't.cause',
  agency: 't.debtor_agency_id',
};

/** The person that a record counts for: this office knows persons only by their case. */
export const OF_CASE: Person = { key: 't.case_id', kind: 't.debtor_kind' };
