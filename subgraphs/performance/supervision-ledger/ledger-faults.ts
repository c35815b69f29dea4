import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import type { LedgerFault } from './supervision-enums.ts';
import type { SupervisionLedger } from './supervision-ledger.entity.ts';

/**
 * What is wrong with how a duty is followed. Agencies that hand a case to outside counsel, whose mandate ends with the
 * judgment, have nobody left who performs it (法治日报, 2022-01-14).
 */
export function faultsOf(ledger: SupervisionLedger): MemberOf<typeof LedgerFault>[] {
  const faults: MemberOf<typeof LedgerFault>[] = [];
  if (ledger.outsideCounselOnly === true) {
    faults.push('OUTSIDE_COUNSEL_ONLY');
  }
  if (ledger.agencyDepartment === null || ledger.agencyPost === null) {
    faults.push('NOBODY_ANSWERS');
  }
  if (!ledger.orderConcrete) {
    faults.push('ORDER_NOT_CONCRETE');
  }
  if (!ledger.orderHasTerm) {
    faults.push('ORDER_WITHOUT_TERM');
  }
  return faults;
}
