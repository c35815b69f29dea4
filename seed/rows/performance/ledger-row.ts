import { lateDaysOf, overdueKeyOf } from '../../../subgraphs/performance/supervision-ledger/overdue-key.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf, type Day } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import type { StorySupervision } from '../../stories/supervision-actions.ts';
import type { CaseFacts, ConclusionMethod } from '../../world/case-facts.ts';

import { answeringFor } from './answering.ts';
import { subjectOf } from './duty-subject.ts';
import type { Duty } from './duty.ts';

type Ledger = Row<SupervisionLedger>;
type Ending = Pick<Ledger, 'state' | 'result' | 'performedOn' | 'closedOn'>;
type Steps = Pick<Ledger, 'filingRemindedOn' | 'talkedOn' | 'warnedOn' | 'urgedOn'>;

/** The ledger of a duty without what follows from its other rows: measures after filing, and who must act next. */
export function ledgerOf(random: Random, duty: Duty, asOf: string): Ledger {
  const { agency, facts, judgment } = duty;
  const subjectNumber = (facts?.caseNumber ?? judgment?.instrumentNumber) as string;
  const own = random.stream(subjectNumber);
  const ending = endingOf(duty, asOf);
  const performanceDueOn = judgment
    ? judgment.performanceDueOn
    : dateOf(dayOf((facts as CaseFacts).filedOn) - own.int(20, 90));
  const steps = stepsOf(own, duty, performanceDueOn, ending.performedOn);
  const term = { performanceDueOn, performedOn: ending.performedOn, closedOn: ending.closedOn };
  const isStory = (facts?.tags ?? []).length > 0;
  return {
    id: idOf('sl', subjectNumber),
    subjectNumber,
    caseId: facts?.id ?? null,
    judgmentId: judgment?.id ?? null,
    agencyId: agency.id,
    agencyRegionCode: agency.regionCode,
    courtCode: duty.courtCode,
    regionCode: duty.regionCode,
    ...subjectOf(random.stream(`subject of ${subjectNumber}`), duty),
    judgmentEffectiveOn: judgment?.effectiveOn ?? null,
    enforcementFiledOn: facts?.filedOn ?? null,
    amountOwed: judgment ? judgment.amount : (facts as CaseFacts).claimAmount,
    performanceDueOn,
    orderConcrete: judgment?.orderConcrete ?? true,
    orderHasTerm: judgment?.orderHasTerm ?? true,
    openedOn: steps.filingRemindedOn ?? steps.warnedOn ?? steps.urgedOn ?? (facts as CaseFacts).filedOn,
    ...steps,
    disciplinedOn: null,
    currentStep: facts
      ? 'POST_ENFORCEMENT_DISCIPLINE'
      : steps.urgedOn
        ? 'PRE_ENFORCEMENT_URGING'
        : 'POST_JUDGMENT_WARNING',
    ...ending,
    lateDays: lateDaysOf(term),
    overdueKey: overdueKeyOf(term),
    ...answeringFor(random.stream(`answering for ${subjectNumber}`), agency, { result: ending.result, isStory }),
    nextStep: null,
    nextStepNumber: null,
    nextDueOn: null,
    nextOfficeKind: null,
    nextOffice: null,
    nextDepartment: null,
  };
}

function endingOf({ facts, judgment }: Duty, asOf: string): Ending {
  if (facts) {
    return endingOfCase(facts);
  }
  const performedOn = judgment?.performedOn ?? null;
  if (performedOn === null || performedOn > asOf) {
    return stillOpen;
  }
  const due = judgment?.performanceDueOn ?? null;
  const result = due === null || performedOn <= due ? 'PERFORMED_IN_TIME' : 'PERFORMED_LATE';
  return { state: 'CLOSED', result, performedOn, closedOn: performedOn };
}

const stillOpen: Ending = { state: 'OPEN', result: null, performedOn: null, closedOn: null };

function endingOfCase({ conclusionMethod, concludedOn, settlementPerformed }: CaseFacts): Ending {
  if (concludedOn === null || conclusionMethod === null) {
    return stillOpen;
  }
  // A terminated procedure and an unperformed settlement leave the duty unchanged.
  if (conclusionMethod === 'PROCEDURE_TERMINATED') {
    return stillOpen;
  }
  if (conclusionMethod === 'SETTLED' && !settlementPerformed) {
    return stillOpen;
  }
  const result = RESULTS[conclusionMethod];
  const performedOn = result === 'DISCHARGED' ? null : concludedOn;
  return { state: 'CLOSED', result, performedOn, closedOn: concludedOn };
}

const RESULTS = {
  VOLUNTARY: 'PERFORMED_AFTER_FILING',
  FORCED: 'ENFORCED',
  SETTLED: 'SETTLED',
  TERMINATED: 'DISCHARGED',
  REFUSED: 'DISCHARGED',
  REJECTED: 'DISCHARGED',
  WITHDRAWN: 'DISCHARGED',
} as const satisfies Record<Exclude<ConclusionMethod, 'PROCEDURE_TERMINATED'>, Ledger['result']>;

function stepsOf(random: Random, duty: Duty, dueOn: string | null, performedOn: string | null): Steps {
  if (duty.story) {
    return reportedSteps(duty.story);
  }
  return duty.fiveSteps ? fiveSteps(random, duty, dueOn, performedOn) : laterSteps(random, duty);
}

/** The steps that a source reports, and no others. */
function reportedSteps({ warnings, urging }: StorySupervision): Steps {
  return {
    filingRemindedOn: null,
    talkedOn: null,
    warnedOn: warnings[0]?.doneOn ?? null,
    urgedOn: urging[0]?.doneOn ?? null,
  };
}

function fiveSteps(random: Random, duty: Duty, dueOn: string | null, performedOn: string | null): Steps {
  const { facts, judgment } = duty;
  const effective = judgment ? dayOf(judgment.effectiveOn) : dayOf(dueOn as string) - 30;
  const reminded = effective - random.int(60, 160);
  const ends = Math.min(facts ? dayOf(facts.filedOn) : Infinity, performedOn ? dayOf(performedOn) : Infinity);
  const urged = urgingDay(random, effective, dueOn, ends);
  return {
    filingRemindedOn: dateOf(reminded),
    talkedOn: dateOf(reminded + random.int(15, 50)),
    warnedOn: dateOf(Math.min(effective + random.int(0, 3), ends)),
    urgedOn: urged === null ? null : dateOf(urged),
  };
}

/** Some are urged shortly before the term ends, the others shortly after it, none once the duty has ended. */
function urgingDay(random: Random, effective: Day, dueOn: string | null, ends: Day): Day | null {
  const due = dueOn ? dayOf(dueOn) : effective + 30;
  const before = due - random.int(1, 5);
  const after = due + random.int(1, 5);
  if (random.chance(0.35) && before < ends && before > effective + 3) {
    return before;
  }
  return after < ends ? after : null;
}

/** Outside Ningde the ledger begins with the case; some agencies had been urged before it. */
function laterSteps(random: Random, { facts, judgment }: Duty): Steps {
  const none = { filingRemindedOn: null, talkedOn: null, warnedOn: null, urgedOn: null };
  if (!facts) {
    return { ...none, warnedOn: (judgment as NonNullable<typeof judgment>).effectiveOn };
  }
  return random.chance(0.4) ? { ...none, urgedOn: dateOf(dayOf(facts.filedOn) - random.int(3, 15)) } : none;
}
