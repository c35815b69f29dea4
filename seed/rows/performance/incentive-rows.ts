import type { JudgeIncentive } from '../../../subgraphs/performance/judge-incentive/judge-incentive.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import { officersOf } from '../../world/court-staff.ts';

import type { Duty } from './duty.ts';

/**
 * The entries for the judge of a duty, where the five steps are followed: one case of workload (1:1) for a judgment
 * that was urged and performed before enforcement was filed, an error for an order that fails either standard.
 */
export function incentiveRows(
  random: Random,
  { fiveSteps, judgment }: Duty,
  ledger: Row<SupervisionLedger>,
  asOf: string,
): Row<JudgeIncentive>[] {
  if (!fiveSteps || !judgment) {
    return [];
  }
  const own = incentiveStream(random, ledger);
  const { subjectNumber, courtCode, regionCode, orderConcrete, orderHasTerm } = ledger;
  const judgeName = own.pick(officersOf(random, courtCode));
  const entries: Row<JudgeIncentive>[] = [];
  const enter = (kind: JudgeIncentive['kind'], reason: string, recordedOn: string): void => {
    if (recordedOn > asOf) {
      return;
    }
    const id = idOf('ji', `${subjectNumber}/${kind}`);
    const of = { courtCode, regionCode, ledgerId: ledger.id, judgmentId: judgment.id };
    entries.push({ id, ...of, judgeName, kind, countsAs: 1, reason, recordedOn });
  };
  if (ledger.urgedOn && ledger.performedOn && ledger.caseId === null) {
    const recorded = dateOf(dayOf(ledger.performedOn) + own.int(1, 20));
    enter('WORKLOAD_CREDIT', `督促${judgment.instrumentNumber}判决自动履行，按1:1折算工作量。`, recorded);
  }
  if (!orderConcrete || !orderHasTerm) {
    const recorded = dateOf(dayOf(judgment.effectiveOn) + own.int(20, 90));
    const isOwed = ledger.performedOn === null || ledger.performedOn > recorded;
    const vague = isOwed ? '判项不具体，强制执行申请不予受理' : '判项不具体，无法执行';
    const fault = orderConcrete ? '未确定履行期限' : vague;
    enter('ORDER_TOO_VAGUE', `${judgment.instrumentNumber}判决${fault}，计差错一次。`, recorded);
  }
  return entries;
}

/** The judge of a ledger's judgment. */
export function judgeOf(random: Random, ledger: Row<SupervisionLedger>): string {
  return incentiveStream(random, ledger).pick(officersOf(random, ledger.courtCode));
}

function incentiveStream(random: Random, { subjectNumber }: Row<SupervisionLedger>): Random {
  return random.stream(`incentive of ${subjectNumber}`);
}
