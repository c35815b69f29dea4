import { dateOf, dayOf } from '../calendar.ts';
import type { CaseFacts, JudgmentFacts } from '../world/case-facts.ts';

import { laterFour } from './five-cases-of-one-plaintiff.ts';
import { sanitation550000 } from './sanitation-550000.ts';
import { yachengEarlierSuits, yachengTownship } from './yacheng-township.ts';

/** A supervision action that a source reports; the day is chosen where none is published. */
export interface StoryAction {
  readonly kind:
    'RISK_NOTICE' | 'JUDGMENT_NOTE' | 'CALL' | 'VISIT' | 'SUPERINTENDENCE' | 'INTERVIEW' | 'FINE' | 'LISTING';
  readonly doneOn: string;
  /** Yuan, of a fine. */
  readonly amount: string | null;
  readonly answer: string | null;
}

/** The supervision of a judgment that was performed without enforcement. */
export interface StorySupervision {
  /** The court whose judges warn and urge: the one that would enforce, not always the one that judged. */
  readonly courtCode: string;
  /** After the judgment. */
  readonly warnings: readonly StoryAction[];
  /** Before enforcement. */
  readonly urging: readonly StoryAction[];
}

/**
 * The supervision of the debtor agency of each story's cases, by the story's name (法治日报, 2022-01-14). Fine and listing
 * agree with `county-fined-500000`, from which the credit office's rows come.
 */
const ofCases: Readonly<Record<string, readonly StoryAction[]>> = {
  'district-government-8000': [action('CALL', '2021-03-12'), action('SUPERINTENDENCE', '2021-04-06')],
  'county-fined-500000': [
    action('SUPERINTENDENCE', '2020-05-20'),
    { ...action('FINE', '2020-08-19', '已筹措资金，请求履行后不再处罚。'), amount: '500000.00' },
  ],
  'county-listed': [
    action('SUPERINTENDENCE', '2020-06-02'),
    action('LISTING', '2020-08-26', '已筹措资金，请求履行后移出名单。'),
  ],
  'five-cases-of-one-plaintiff': [action('INTERVIEW', '2020-09-16', '已制定履行方案，十月下旬履行完毕。')],
};

const ofJudgments: ReadonlyMap<string, StorySupervision> = new Map([
  [
    sanitation550000.id,
    {
      courtCode: '闽09',
      warnings: [action('JUDGMENT_NOTE', '2021-08-19')],
      urging: [action('CALL', '2021-10-13', '获悉申请执行人即将申请强制执行，立即支付工程款及利息。')],
    },
  ],
  [
    yachengTownship.id,
    {
      courtCode: '闽0921',
      warnings: [
        action('RISK_NOTICE', '2020-11-16'),
        action('VISIT', '2020-11-27', '经释法说理，同意支付损失款，并协助办理集体土地使用证和房屋所有权证。'),
      ],
      urging: [action('CALL', '2020-12-16', '损失款即日支付，两证已申请办理，纠纷一并化解。')],
    },
  ],
  ...yachengEarlierSuits.map(({ id, effectiveOn }): [string, StorySupervision] => [
    id,
    { courtCode: '闽0921', warnings: [action('JUDGMENT_NOTE', dateOf(dayOf(effectiveOn) + 1))], urging: [] },
  ]),
  ...laterFour.map((judgment): [string, StorySupervision] => [judgment.id, warnedAndUrged(judgment)]),
]);

/** The actions that a source reports of a case; empty where none does. */
export function actionsOfStory({ tags }: Pick<CaseFacts, 'tags'>): readonly StoryAction[] {
  return tags.flatMap((tag) => ofCases[tag] ?? []);
}

/** The supervision that a source reports of a judgment performed without enforcement; null where none does. */
export function supervisionOfStory(judgment: Pick<JudgmentFacts, 'id'> | null): StorySupervision | null {
  return judgment === null ? null : (ofJudgments.get(judgment.id) ?? null);
}

function warnedAndUrged({ effectiveOn, performedOn }: JudgmentFacts): StorySupervision {
  const paid = dayOf(performedOn as string);
  return {
    courtCode: '闽09',
    warnings: [action('RISK_NOTICE', dateOf(dayOf(effectiveOn) + 1))],
    urging: [action('CALL', dateOf(paid - 6), '已列入支付计划，近日履行完毕。')],
  };
}

function action(kind: StoryAction['kind'], doneOn: string, answer: string | null = null): StoryAction {
  return { kind, doneOn, amount: null, answer };
}
