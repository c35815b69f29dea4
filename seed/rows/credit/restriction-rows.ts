import { ConsumptionRestriction } from '../../../subgraphs/credit/consumption-restriction/consumption-restriction.entity.ts';
import { RestrictedPerson } from '../../../subgraphs/credit/consumption-restriction/restricted-person.entity.ts';
import { ExitRestriction } from '../../../subgraphs/credit/exit-restriction/exit-restriction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays, addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import { isPerformed } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

import { dayBetween, legalRepresentativeOf, personBehind, rowId, subjectOf, type Debtor } from './debtor.ts';

type LiftReason = NonNullable<Row<ConsumptionRestriction>['liftReason']>;

/** An order that limits a debtor's consumption from a day on; for an enterprise also its legal representative's. */
export function restrictConsumption(emit: Emit, debtor: Debtor, imposedOn: string): void {
  const id = rowId('cn', debtor.party.id);
  emit(ConsumptionRestriction, {
    id,
    ...subjectOf(debtor),
    imposedOn,
    reason: '未按执行通知书指定的期间履行生效法律文书确定的给付义务',
    ...liftOf(debtor, 'consumption'),
  });
  if (debtor.party.kind !== 'ENTERPRISE' || debtor.party.creditCode === null) {
    return;
  }
  emit(RestrictedPerson, {
    id: rowId('rp', id),
    restrictionId: id,
    role: 'LEGAL_REPRESENTATIVE',
    ...legalRepresentativeOf(debtor.party.creditCode),
  });
}

/** Exit restrictions for a few debtors, mostly with large claims. */
export function restrictExit(emit: Emit, debtor: Debtor): void {
  const random = debtor.random.stream('exit');
  if (!random.chance(Number(debtor.facts.claimAmount) > 200_000 ? 0.01 : 0.002)) {
    return;
  }
  const decidedOn = dayBetween(debtor, random, 30, 120);
  if (decidedOn === null) {
    return;
  }
  const person = personBehind(debtor);
  emit(ExitRestriction, {
    id: rowId('ex', debtor.party.id),
    ...person,
    decidedOn,
    reason: random.pick(['有出境躲避债务的可能', '多次传唤不到庭，持有有效出境证件', '转移财产后拟出境']),
    documentsKept: random.chance(0.3),
    controlUntil: addMonths(decidedOn, random.pick([3, 6, 12])),
    ...liftOf(debtor, 'exit'),
  });
}

function liftOf(
  { facts, random, asOf }: Debtor,
  label: string,
): { liftReason: LiftReason | null; liftedOn: string | null } {
  const own = random.stream(`${label} lift`);
  const reason = liftReason(facts.conclusionMethod, isPerformed(facts), own.chance(0.4));
  if (reason === null || facts.concludedOn === null) {
    return { liftReason: null, liftedOn: null };
  }
  const liftedOn = addDays(facts.concludedOn, own.int(0, 3));
  return liftedOn <= asOf ? { liftReason: reason, liftedOn } : { liftReason: null, liftedOn: null };
}

function liftReason(
  method: Debtor['facts']['conclusionMethod'],
  hasPerformed: boolean,
  applicantAgrees: boolean,
): LiftReason | null {
  if (hasPerformed) {
    return 'PERFORMED';
  }
  if (method === 'SETTLED') {
    return applicantAgrees ? 'APPLICANT_AGREES' : null;
  }
  return method === null || method === 'PROCEDURE_TERMINATED' ? null : 'CASE_ENDED';
}
