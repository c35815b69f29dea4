import { dateOf, dayOf, yearOf, type Day } from '../calendar.ts';
import { courtOf } from '../places/courts.ts';
import { idOf, type Random } from '../random.ts';

import { caseNumberer, type CaseNumberer } from './case/case-numbers.ts';
import { agencyCauseOf, claimOf } from './case/causes.ts';
import { yuan } from './case/docket.ts';
import type { CaseFacts, JudgmentFacts } from './case-facts.ts';

/** A case against an agency and the judgment it enforces, each naming the other. */
export interface AgencyCase {
  readonly told: CaseFacts;
  readonly judgment: JudgmentFacts;
}

/** Numbers judgments apart from those that stories have fixed. */
export function judgmentNumberer(taken: readonly JudgmentFacts[]): CaseNumberer {
  return caseNumberer(new Set(taken.map((judgment) => judgment.instrumentNumber)));
}

/** Joins a case to the judgment that came before it; `effective` is to lie before its filing. */
export function withJudgment(random: Random, numberOf: CaseNumberer, told: CaseFacts, effective: Day): AgencyCase {
  const own = random.stream(`judgment of ${told.caseNumber}`);
  const due = Math.min(effective + own.pick([10, 15, 30]), dayOf(told.filedOn) - 1);
  const instrumentNumber = numberOf(dayOf(`${yearBefore(own, effective)}-01-01`), told.courtCode, suitOf(told.cause));
  const id = idOf('jd', instrumentNumber);
  return {
    told: { ...told, basisKind: 'JUDGMENT', basisNumber: instrumentNumber, judgmentId: id },
    judgment: {
      id,
      instrumentNumber,
      courtCode: told.courtCode,
      regionCode: told.regionCode,
      effectiveOn: dateOf(effective),
      ordered: `被告于判决生效之日起${due - effective}日内支付原告${told.claimAmount}元。`,
      kind: 'MONEY',
      amount: told.claimAmount,
      performanceDueOn: dateOf(due),
      orderConcrete: true,
      orderHasTerm: true,
      defendantAgencyId: told.debtorAgencyId,
      performedOn: Number(told.recoveredAmount) >= Number(told.claimAmount) ? told.concludedOn : null,
      enforcementCaseId: told.id,
    },
  };
}

/** A judgment against an agency that never entered enforcement. One in twenty-five fails one of the two standards. */
export function unenforcedJudgment(
  random: Random,
  numberOf: CaseNumberer,
  courtCode: string,
  agencyId: string,
  effective: Day,
): JudgmentFacts {
  const cause = agencyCauseOf(random);
  const kind = random.chance(0.78) ? 'MONEY' : 'CONDUCT';
  const orderConcrete = random.chance(0.98);
  const orderHasTerm = random.chance(0.98);
  const term = random.pick([10, 15, 30, 60]);
  const amount = kind === 'MONEY' ? yuan(claimOf(random, 2)) : null;
  const instrumentNumber = numberOf(dayOf(`${yearBefore(random, effective)}-01-01`), courtCode, suitOf(cause));
  const within = orderHasTerm ? `于判决生效之日起${term}日内` : '';
  const duty = kind === 'MONEY' ? `支付原告${amount}元` : random.pick(duties);
  return {
    id: idOf('jd', instrumentNumber),
    instrumentNumber,
    courtCode,
    regionCode: courtOf(courtCode).regionCode,
    effectiveOn: dateOf(effective),
    ordered: orderConcrete ? `被告${within}${duty}。` : `被告${within}依法妥善处理原告的请求。`,
    kind,
    amount,
    performanceDueOn: orderHasTerm ? dateOf(effective + term) : null,
    orderConcrete,
    orderHasTerm,
    defendantAgencyId: agencyId,
    performedOn: dateOf(effective + (random.chance(0.93) ? random.int(2, term) : term + random.int(1, 40))),
    enforcementCaseId: null,
  };
}

const duties = [
  '对原告的申请作出处理',
  '公开原告申请公开的政府信息',
  '协助原告办理不动产权属证书',
  '将案涉土地恢复原状并返还原告',
];

function suitOf(cause: string): string {
  return cause === '行政赔偿' ? '行初' : '民初';
}

// A judgment of January was mostly given, and numbered, the year before.
function yearBefore(random: Random, effective: Day): number {
  const given = effective - random.int(15, 120);
  return yearOf(given);
}
