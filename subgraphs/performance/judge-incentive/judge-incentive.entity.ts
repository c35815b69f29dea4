import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const JudgeIncentiveKind = labelledEnum('JudgeIncentiveKind', '法官激励种类 What is entered for a judge.', {
  WORKLOAD_CREDIT:
    '督促工作量 Work credited for urging an agency until it performed: as much as for a case of its own (1:1).',
  ORDER_TOO_VAGUE: '判项不明差错 An error charged for an order too vague to be enforced, or without a term.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'judge_incentive' })
@ObjectType({
  simpleResolvers: true,
  description: '法官考核记录 What is entered for or against a judge for the performance of judgments by agencies.',
})
@Directive('@key(fields: "id")')
export class JudgeIncentive {
  @IdColumn('编号 Opaque id of the entry.')
  id!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  /** The court's region. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @TextColumn('法官姓名 Name of the judge.', { length: 40 })
  judgeName!: string;

  @EnumColumn(JudgeIncentiveKind, '法官激励种类 Whether work is credited or an error charged.')
  kind!: MemberOf<typeof JudgeIncentiveKind>;

  @IntColumn('折算件数 As how many cases, or as how many errors, it counts.')
  countsAs!: number;

  @TextColumn('事由 What it was entered for.')
  reason!: string;

  @DateColumn('记录日期 Day of the entry.')
  recordedOn!: string;

  @KeyColumn({ nullable: true })
  ledgerId!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  judgmentId!: string | null;
}
