import { Field, ObjectType } from 'type-graphql';

import { DateScalar } from '../../shared/scalars/date.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { StepDuty } from '../step-duty/step-duty.entity.ts';

import { SupervisionStep } from './supervision-enums.ts';
import type { SupervisionLedger } from './supervision-ledger.entity.ts';

type Step = MemberOf<typeof SupervisionStep>;

@ObjectType({
  simpleResolvers: true,
  description: '督促环节记录 A step of a ledger and the day on which it was taken.',
})
export class LedgerStep {
  @Field(() => SupervisionStep.type, { description: '督促环节 Which step.' })
  step!: Step;

  @Field(() => String, { description: '督促环节中文 The Chinese term of `step`.' })
  stepLabel!: string;

  @Field(() => DateScalar, { nullable: true, description: '完成日期 Day on which it was taken; null if it was not.' })
  doneOn!: string | null;

  @Field(() => StepDuty, {
    nullable: true,
    description: '流程节点责任 Who answers for it, by when, and how late it is; null where the step does not apply.',
  })
  duty!: StepDuty | null;
}

const DAY_OF_STEP = {
  FILING_REMINDER: 'filingRemindedOn',
  PRE_JUDGMENT_TALK: 'talkedOn',
  POST_JUDGMENT_WARNING: 'warnedOn',
  PRE_ENFORCEMENT_URGING: 'urgedOn',
  POST_ENFORCEMENT_DISCIPLINE: 'disciplinedOn',
} as const satisfies Record<Step, keyof SupervisionLedger>;

/** The five steps of a ledger in order, including those not taken. */
export function stepsOf(ledger: SupervisionLedger, duties: readonly StepDuty[]): LedgerStep[] {
  return (Object.keys(DAY_OF_STEP) as Step[]).map((step) => ({
    step,
    stepLabel: SupervisionStep.labels[step],
    doneOn: ledger[DAY_OF_STEP[step]],
    duty: duties.find(({ node }) => node === step) ?? null,
  }));
}
