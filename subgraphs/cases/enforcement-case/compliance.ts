import { addMonths } from '../../shared/date-arithmetic.ts';

import type { TerminationCheck } from './case-parts.entity.ts';
import type { EnforcementCase } from './enforcement-case.entity.ts';

/** Months that must have passed since filing before a procedure may be terminated for now. */
const MONTHS_BEFORE_TERMINATION = 3;

/**
 * Whether a procedure was terminated in compliance with the rule: each step has its date, and three months have passed
 * since filing (最高人民法院关于严格规范终结本次执行程序的规定（试行）, 2016, art. 1). `caseSource` counts with the same condition.
 */
export function isCompliant(
  check: TerminationCheck,
  { filedOn, concludedOn }: Pick<EnforcementCase, 'filedOn' | 'concludedOn'>,
): boolean {
  const steps = [
    check.noticeOn,
    check.propertyReportOrderedOn,
    check.consumptionLimitedOn,
    check.networkSearchedOn,
    check.fieldSearchedOn,
    check.debtorSoughtOn,
  ];
  return (
    steps.every((date) => date !== null) &&
    concludedOn !== null &&
    concludedOn >= addMonths(filedOn, MONTHS_BEFORE_TERMINATION)
  );
}
