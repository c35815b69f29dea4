import { Payout } from '../../../subgraphs/assets/payout/payout.entity.ts';
import { dateOf } from '../../calendar.ts';

import { receivedOn } from './property.ts';
import { nodeOf, recordId, type Telling } from './telling.ts';

const reasons = ['申请执行人账户信息有误', '多个申请执行人对分配方案有异议', '申请执行人未能联系上', '案款来源待核实'];

/** Tells what was paid out to the applicant: all that was recovered, on the day of the case's payout. */
export function tellPayout(telling: Telling): void {
  const { facts, bound, random, emit, applicant } = telling;
  const payout = nodeOf(telling, 'PAYOUT');
  const received = receivedOn(telling);
  if (!payout?.dueOn || received === undefined || Number(facts.recoveredAmount) === 0) {
    return;
  }
  const paidLate = payout.doneOn === null ? null : payout.doneOn > payout.dueOn;
  emit(Payout, {
    ...bound,
    id: recordId('po', telling, 1),
    payeePartyId: applicant.id,
    // The one session that is told of in Gansu is the gym members'.
    form: facts.tags.includes('gym-members') ? 'ON_SITE' : 'BANK_TRANSFER',
    amount: facts.recoveredAmount,
    receivedOn: dateOf(received),
    dueOn: payout.dueOn,
    paidOn: payout.doneOn,
    paidLate,
    lateReason: paidLate ? random.stream('late payout').pick(reasons) : null,
  });
}
