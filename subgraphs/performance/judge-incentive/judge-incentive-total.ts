import { Field, Int, ObjectType } from 'type-graphql';

import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const IncentiveGrouping = labelledEnum(
  'IncentiveGrouping',
  '汇总方式 By what entries for judges are added up.',
  {
    COURT: '按法院 By court, without any judge.',
    JUDGE: '按法官 By judge of each court; for courts only.',
  },
);

@ObjectType({
  simpleResolvers: true,
  description:
    '法官考核合计 Entries for judges added up. Urging an agency until it performs counts 1:1 as workload, an order too vague ' +
    'to be enforced as an erroneous case.',
})
export class JudgeIncentiveTotal {
  courtCode!: string;
  regionCode!: string;

  @Field(() => PeriodScalar, { description: '记录期间 The period whose entries were added up.' })
  period!: Period;

  @Field(() => IncentiveGrouping.type, { description: '汇总方式 By what they were added up.' })
  by!: MemberOf<typeof IncentiveGrouping>;

  @Field(() => String, {
    nullable: true,
    description: '法官姓名 Name of the judge; null where entries are added up by court.',
  })
  judgeName!: string | null;

  @Field(() => Int, { description: '折算工作量 Cases of workload credited for urging agencies, 1:1.' })
  workloadCredits!: number;

  @Field(() => Int, {
    description: '差错案件 Erroneous cases charged for orders too vague to be enforced, or without a term.',
  })
  erroneousCases!: number;

  @Field(() => Int, { description: '记录数 How many entries were added up.' })
  entries!: number;
}
