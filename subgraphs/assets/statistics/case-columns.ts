import type { Source } from '../../shared/measures/statistics-source.ts';

/** Every record here belongs to a case and stores the same of it, so all can be broken down by the same dimensions. */
export const CASE_COLUMNS: Source['columns'] = {
  region: 't.region_code',
  court: 't.court_code',
  typeCode: 't.case_type_code',
  debtorKind: 't.debtor_kind',
  cause: 't.cause',
};

/** Whose a record is: this office knows no more of persons than which case they stand in. */
export const WHOSE = 't.case_id';

/** That a date column lies in the period, which is half-open. */
export function within(column: string): string {
  return `${column} >= b.since and ${column} < b.until`;
}
