import { dateOf, dayOf, type Day } from '../../calendar.ts';
import { courtOf, courtsUnder } from '../../places/courts.ts';
import type { Random } from '../../random.ts';
import { yuan } from '../../world/case/docket.ts';
import { enforcesClaim, isPerformed, type CaseFacts, type CaseParticulars } from '../../world/case-facts.ts';

/** Causes whose judgments often order conduct too (moving out, handing over), with the share of those cases. */
const CONDUCT_SHARES: Readonly<Record<string, number>> = {
  房屋租赁合同纠纷: 0.15,
  土地租赁合同纠纷: 0.4,
  房屋拆迁安置补偿合同纠纷: 0.25,
  离婚纠纷: 0.05,
};
/** Interest for delay, double part: 0.0175 % a day (最高人民法院关于执行程序中计算迟延履行期间的债务利息…的解释, 2014, art. 1). */
const DAILY_INTEREST = 0.000175;

/** What only some cases have: what a source tells of a story's case, and what is drawn for the others. */
export function particularsOf(random: Random, facts: CaseFacts, asOf: Day): CaseParticulars {
  if (facts.tags.length > 0) {
    return facts.particulars ?? {};
  }
  const own = random.stream(facts.id);
  return {
    ...leaderOf(own.stream('leader'), facts),
    ...(enforcesClaim(facts) && {
      ...cluesOf(own.stream('clues'), facts),
      ...tracedOf(own.stream('traced'), facts),
      ...bankruptcyOf(own.stream('bankruptcy'), facts, asOf),
      ...interestOf(own.stream('interest'), facts),
      ...guidanceOf(own.stream('guidance'), facts),
      conductOrdered: own.stream('conduct').chance(CONDUCT_SHARES[facts.cause] ?? 0),
    }),
    ...qualityOf(own.stream('quality'), facts, asOf),
    ...facts.particulars,
  };
}

// Leaders lead what is hard: large claims and agencies that owe.
function leaderOf(random: Random, facts: CaseFacts): CaseParticulars {
  const hard = facts.debtorKind === 'AGENCY' || Number(facts.claimAmount) > 1_500_000;
  if (!enforcesClaim(facts) || !random.chance(hard ? 0.2 : 0.005)) {
    return {};
  }
  return {
    leaderPost: random.weighted([
      ['BUREAU_CHIEF' as const, 5],
      ['VICE_PRESIDENT' as const, 3],
      ['PRESIDENT' as const, 2],
    ]),
  };
}

function cluesOf(random: Random, { propertyFound }: CaseFacts): CaseParticulars {
  return random.chance(0.8) ? { cluesGiven: random.chance(propertyFound === true ? 0.35 : 0.12) } : {};
}

function tracedOf(random: Random, facts: CaseFacts): CaseParticulars {
  const { debtorKind, concludedOn, conclusionMethod, courtCode } = facts;
  if (debtorKind !== 'PERSON' || concludedOn === null || conclusionMethod !== 'FORCED' || !random.chance(0.08)) {
    return {};
  }
  const filed = dayOf(facts.filedOn);
  const by = random.weighted([
    ['OFFICER' as const, 40],
    ['POLICE' as const, 25],
    ['GRID_WORKER' as const, 18],
    ['APPLICANT' as const, 10],
    ['TRACING_SYSTEM' as const, 7],
  ]);
  const debtorTraced = { on: dateOf(filed + random.int(0, dayOf(concludedOn) - filed)), by };
  // A system traces also in other counties, whose court then brings the debtor in.
  const { parentCode, level } = courtOf(courtCode);
  const others =
    level === 'BASIC' && parentCode ? courtsUnder(parentCode).filter(({ code }) => code !== courtCode) : [];
  const helped = by === 'TRACING_SYSTEM' && others.length > 0;
  return helped ? { debtorTraced, assistingCourtCode: random.pick(others).code } : { debtorTraced };
}

// Bankruptcy belongs to the intermediate courts (关于执行案件移送破产审查若干问题的指导意见, 2017, art. 3).
function bankruptcyOf(random: Random, facts: CaseFacts, asOf: Day): CaseParticulars {
  const { debtorKind, conclusionMethod, concludedOn, courtCode } = facts;
  const isHopeless = conclusionMethod === 'PROCEDURE_TERMINATED' || conclusionMethod === 'TERMINATED';
  if (debtorKind !== 'ENTERPRISE' || concludedOn === null || !isHopeless || !random.chance(0.05)) {
    return {};
  }
  const { level, parentCode } = courtOf(courtCode);
  const transferred = Math.max(dayOf(facts.filedOn), dayOf(concludedOn) - random.int(1, 30));
  const accepted = transferred + random.int(20, 60);
  return {
    bankruptcy: {
      transferredOn: dateOf(transferred),
      acceptedOn: random.chance(0.6) && accepted <= asOf ? dateOf(accepted) : null,
      courtCode: level === 'BASIC' && parentCode ? parentCode : courtCode,
    },
  };
}

function interestOf(random: Random, facts: CaseFacts): CaseParticulars {
  const { filedOn, concludedOn, claimAmount, recoveredAmount } = facts;
  const paidInFull = isPerformed(facts) && facts.conclusionMethod !== 'SETTLED' && recoveredAmount === claimAmount;
  if (concludedOn === null || !paidInFull || !random.chance(0.12)) {
    return {};
  }
  // Delay began with the term of the instrument, some weeks before filing.
  const days = dayOf(concludedOn) - dayOf(filedOn) + random.int(15, 90);
  return { delayInterest: yuan(Math.round(Number(claimAmount) * 100 * DAILY_INTEREST * days)) };
}

function guidanceOf(random: Random, { filedOn, preservedOn }: CaseFacts): CaseParticulars {
  if (preservedOn !== null) {
    return random.chance(0.6) ? { preservationGuidedOn: dateOf(dayOf(preservedOn) - random.int(1, 10)) } : {};
  }
  return random.chance(0.08) ? { preservationGuidedOn: dateOf(dayOf(filedOn) - random.int(20, 200)) } : {};
}

function qualityOf(random: Random, { concludedOn }: CaseFacts, asOf: Day): CaseParticulars {
  if (concludedOn === null || !random.chance(0.03)) {
    return {};
  }
  const on = dayOf(concludedOn) + random.int(20, 120);
  const grade = random.weighted([
    ['QUALIFIED' as const, 80],
    ['EXCELLENT' as const, 11],
    ['FLAWED' as const, 8],
    ['UNQUALIFIED' as const, 1],
  ]);
  return on <= asOf ? { qualityReview: { on: dateOf(on), grade } } : {};
}
