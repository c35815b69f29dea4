import { Payout } from '../../../subgraphs/assets/payout/payout.entity.ts';
import { dateOf } from '../../calendar.ts';

import { nodeOf, recordId, type CaseContext } from './case-context.ts';
import { receivedOn } from './property.ts';

const reasons = ['申请执行人账户信息有误', '多个申请执行人对分配方案有异议', '申请执行人未能联系上', '案款来源待核实'];

/** Writes the payout to the applicant: the whole recovered amount, on the day of the case's payout. */
export function writePayout(context: CaseContext): void {
  const { facts, bound, random, emit, applicant } = context;
  const payout = nodeOf(context, 'PAYOUT');
  const received = receivedOn(context);
  if (!payout?.dueOn || received === undefined || Number(facts.recoveredAmount) === 0) {
    return;
  }
  const paidLate = payout.doneOn === null ? null : payout.doneOn > payout.dueOn;
  emit(Payout, {
    ...bound,
    id: recordId('po', context, 1),
    payeePartyId: applicant.id,
    // The only payout on the spot that the sources describe in Gansu is the gym members'.
    form: facts.tags.includes('gym-members') ? 'ON_SITE' : 'BANK_TRANSFER',
    amount: facts.recoveredAmount,
    receivedOn: dateOf(received),
    dueOn: payout.dueOn,
    paidOn: payout.doneOn,
    paidLate,
    lateReason: paidLate ? random.stream('late payout').pick(reasons) : null,
  });
}
