import { dateOf, dayOf, yearOf, type Day } from '../calendar.ts';
import { documentNumberer, type DocumentNumberer } from '../document-numbers.ts';
import { courtOf } from '../places/courts.ts';
import { idOf, type Random } from '../random.ts';

import { agencyCauseOf, claimOf } from './case/causes.ts';
import { yuan } from './case/docket.ts';
import type { CaseFacts, JudgmentFacts } from './case-facts.ts';

/** A case against an agency and the judgment that it enforces; each has the other's id. */
export interface AgencyCase {
  readonly facts: CaseFacts;
  readonly judgment: JudgmentFacts;
}

/** Numbers judgments, skipping the numbers that stories have fixed. */
export function judgmentNumberer(taken: readonly JudgmentFacts[]): DocumentNumberer {
  return documentNumberer(new Set(taken.map((judgment) => judgment.instrumentNumber)));
}

/** Gives a case its earlier judgment; `effective` must be before the filing. */
export function withJudgment(random: Random, numberOf: DocumentNumberer, facts: CaseFacts, effective: Day): AgencyCase {
  const own = random.stream(`judgment of ${facts.caseNumber}`);
  const due = Math.min(effective + own.pick([10, 15, 30]), dayOf(facts.filedOn) - 1);
  const instrumentNumber = numberOf(dayOf(`${yearBefore(own, effective)}-01-01`), facts.courtCode, suitOf(facts.cause));
  const id = idOf('jd', instrumentNumber);
  return {
    facts: { ...facts, basisKind: 'JUDGMENT', basisNumber: instrumentNumber, judgmentId: id },
    judgment: {
      id,
      instrumentNumber,
      courtCode: facts.courtCode,
      regionCode: facts.regionCode,
      effectiveOn: dateOf(effective),
      ordered: `被告于判决生效之日起${due - effective}日内支付原告${facts.claimAmount}元。`,
      kind: 'MONEY',
      amount: facts.claimAmount,
      performanceDueOn: dateOf(due),
      orderConcrete: true,
      orderHasTerm: true,
      defendantAgencyId: facts.debtorAgencyId,
      performedOn: Number(facts.recoveredAmount) >= Number(facts.claimAmount) ? facts.concludedOn : null,
      enforcementCaseId: facts.id,
    },
  };
}

/** A judgment against an agency that did not enter enforcement. One in twenty-five fails one of the two standards. */
export function unenforcedJudgment(
  random: Random,
  numberOf: DocumentNumberer,
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

// A judgment that took effect in January was usually given, and numbered, the year before.
function yearBefore(random: Random, effective: Day): number {
  const given = effective - random.int(15, 120);
  return yearOf(given);
}
