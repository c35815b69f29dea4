import type { SupervisionAction } from '../../../subgraphs/performance/supervision-action/supervision-action.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import type { DocumentNumberer } from '../../document-numbers.ts';
import { agenciesIn } from '../../places/agencies.ts';
import { courtOf } from '../../places/courts.ts';
import { idOf, type Random } from '../../random.ts';
import { actionsOfStory, type StorySupervision } from '../../stories/supervision-actions.ts';

import type { Duty } from './duty.ts';

type Action = Row<SupervisionAction>;
type Kind = Action['kind'];
type Planned = Pick<Action, 'kind' | 'step' | 'doneOn'> & { amount?: string | null; answer?: string | null };

const answers = [
  '已研究部署，安排专人办理。',
  '正在申请财政资金，落实后即履行。',
  '已与对方协商履行方案。',
  '已列入本季度支付计划。',
];

/** The actions of a ledger by day, none after it was closed or after `asOf`. */
export function actionRows(
  random: Random,
  duty: Duty,
  ledger: Row<SupervisionLedger>,
  numberOf: DocumentNumberer,
  asOf: string,
): Action[] {
  const own = random.stream(`actions of ${ledger.subjectNumber}`);
  const end = ledger.closedOn ?? asOf;
  const planned = (duty.story ? reported(duty.story) : [...beforeFiling(own, ledger), ...afterFiling(own, duty)])
    .filter(({ doneOn }) => doneOn <= end)
    .sort((a, b) => (a.doneOn < b.doneOn ? -1 : 1));
  return planned.map((plan, i) => {
    const answeredOn = dateOf(dayOf(plan.doneOn) + own.int(1, 10));
    const drawn = plan.answer === undefined && own.chance(0.85) ? answerOf(own, answeredOn, ledger.performedOn) : null;
    const answer = answeredOn <= asOf ? (plan.answer ?? drawn) : null;
    return {
      id: idOf('sa', `${ledger.subjectNumber}/${i}`),
      ledgerId: ledger.id,
      agencyId: ledger.agencyId,
      agencyRegionCode: ledger.agencyRegionCode,
      courtCode: ledger.courtCode,
      regionCode: ledger.regionCode,
      step: plan.step,
      kind: plan.kind,
      doneOn: plan.doneOn,
      issuer: issuerOf(plan.kind, duty),
      documentNumber: WITH_NUMBER.has(plan.kind) ? numberOf(dayOf(plan.doneOn), ledger.courtCode, '督促') : null,
      amount: plan.amount ?? null,
      answeredOn: answer === null ? null : answeredOn,
      answer,
    };
  });
}

function reported({ warnings, urging }: StorySupervision): Planned[] {
  return [
    ...warnings.map((action) => ({ ...action, step: 'POST_JUDGMENT_WARNING' as const })),
    ...urging.map((action) => ({ ...action, step: 'PRE_ENFORCEMENT_URGING' as const })),
  ];
}

/** Name of the political-legal committee of a region; undefined where it has none of its own. */
export function committeeOf(regionCode: string): string | undefined {
  return agenciesIn(regionCode, 'PARTY').find(({ name }) => name.endsWith('政法委员会'))?.name;
}

function beforeFiling(random: Random, ledger: Row<SupervisionLedger>): Planned[] {
  const { filingRemindedOn, talkedOn, warnedOn, urgedOn } = ledger;
  const reminded: Planned[] = filingRemindedOn
    ? [{ kind: 'RISK_NOTICE', step: 'FILING_REMINDER', doneOn: filingRemindedOn }]
    : [];
  const talked: Planned[] = talkedOn
    ? [{ kind: random.stream('talk').chance(0.5) ? 'VISIT' : 'CALL', step: 'PRE_JUDGMENT_TALK', doneOn: talkedOn }]
    : [];
  const warned: Planned[] = warnedOn
    ? [{ kind: random.chance(0.6) ? 'JUDGMENT_NOTE' : 'RISK_NOTICE', step: 'POST_JUDGMENT_WARNING', doneOn: warnedOn }]
    : [];
  const urged: Planned[] = urgedOn
    ? [{ kind: random.chance(0.7) ? 'CALL' : 'VISIT', step: 'PRE_ENFORCEMENT_URGING', doneOn: urgedOn }]
    : [];
  return [...reminded, ...talked, ...warned, ...urged];
}

function afterFiling(random: Random, { facts, fiveSteps }: Duty): Planned[] {
  if (!facts) {
    return [];
  }
  const story = actionsOfStory(facts);
  if (story.length > 0) {
    return story.map((action) => ({ ...action, step: 'POST_ENFORCEMENT_DISCIPLINE' }));
  }
  const filed = dayOf(facts.filedOn);
  const ladder: readonly (readonly [Kind, number, number, number])[] = [
    ['CALL', 2, 10, 0.5],
    ['SUPERINTENDENCE', 15, 40, fiveSteps ? 0.6 : 0.3],
    ['INTERVIEW', 45, 75, fiveSteps ? 0.4 : 0.1],
    ['JOINT_CIRCULAR', 80, 120, fiveSteps ? 0.4 : 0.05],
  ];
  return ladder.flatMap(([kind, first, last, chance]) => {
    const doneOn = dateOf(filed + random.int(first, last));
    return random.chance(chance) ? [{ kind, step: 'POST_ENFORCEMENT_DISCIPLINE' as const, doneOn }] : [];
  });
}

const WITH_NUMBER: ReadonlySet<Kind> = new Set([
  'RISK_NOTICE',
  'JUDGMENT_NOTE',
  'SUPERINTENDENCE',
  'INTERVIEW',
  'JOINT_CIRCULAR',
]);

/** The court itself, except where superiors act: the political-legal committee of its region. */
function issuerOf(kind: Kind, { courtCode, regionCode }: Duty): string {
  const court = courtOf(courtCode).name;
  const committee = committeeOf(regionCode);
  if (!committee) {
    return court;
  }
  if (kind === 'SUPERINTENDENCE' || kind === 'INTERVIEW') {
    return committee;
  }
  return kind === 'JOINT_CIRCULAR' ? `${committee}、${court}` : court;
}

function answerOf(random: Random, answeredOn: string, performedOn: string | null): string {
  return performedOn !== null && answeredOn >= performedOn ? '已履行完毕。' : random.pick(answers);
}
