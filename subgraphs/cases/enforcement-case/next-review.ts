import { addMonths } from '../../shared/date-arithmetic.ts';

import type { EnforcementCase } from './enforcement-case.entity.ts';

/** Months between two searches of a terminated case, and for how many they go on. */
const MONTHS_BETWEEN_SEARCHES = 6;
const MONTHS_OF_SEARCHING = 60;

/**
 * The day by which a case whose procedure was terminated for now must be searched again: six months after it was
 * terminated or last searched, for five years after termination, unless it was resumed
 * (最高人民法院关于严格规范终结本次执行程序的规定（试行）, 2016, art. 9). Null where there is none.
 */
export function nextReviewDueOn({
  conclusionMethod,
  concludedOn,
  lastSearchedOn,
  resumedOn,
}: Pick<EnforcementCase, 'conclusionMethod' | 'concludedOn' | 'lastSearchedOn' | 'resumedOn'>): string | null {
  if (conclusionMethod !== 'PROCEDURE_TERMINATED' || concludedOn === null || resumedOn !== null) {
    return null;
  }
  const next = addMonths(lastSearchedOn ?? concludedOn, MONTHS_BETWEEN_SEARCHES);
  return next <= addMonths(concludedOn, MONTHS_OF_SEARCHING) ? next : null;
}
