import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const RepairGround = labelledEnum('RepairGround', '修复事由 Why a debtor may be taken off the list early.', {
  PERFORMED: '履行完毕 The duty has been performed.',
  PLAN_KEPT: '部分履行并按计划履行 Part is performed, and a plan for the rest is kept.',
  PROPERTY_REPORTED: '如实报告财产 Property has been reported truthfully.',
  CONDUCT_CORRECTED: '主动纠正失信行为 The debtor has corrected its conduct.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const RepairOutcome = labelledEnum('RepairOutcome', '修复结果 What a court answered to a repair.', {
  PENDING: '审查中 Not yet decided.',
  REMOVED: '提前删除 Taken off the list.',
  SUSPENDED: '暂停公布 Taken off for a time.',
  SHORTENED: '缩短期限 The term was shortened.',
  REFUSED: '不予修复 Refused.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'credit_repair' })
@ObjectType({
  simpleResolvers: true,
  description: '信用修复 A request to be taken off the list early, and what the court decided.',
})
@Directive('@key(fields: "id")')
export class CreditRepair extends CaseBound {
  @IdColumn('编号 Opaque id of the repair.')
  id!: string;

  @KeyColumn()
  listingId!: string;

  @EnumColumn(RepairGround, '修复事由 Why it was asked for.')
  ground!: MemberOf<typeof RepairGround>;

  @DateColumn('申请日期 Day of the request.')
  appliedOn!: string;

  @EnumColumn(RepairOutcome, '修复结果 What the court decided.')
  outcome!: MemberOf<typeof RepairOutcome>;

  @DateColumn('决定日期 Day of the decision; null while it is being examined.', { nullable: true })
  decidedOn!: string | null;

  @DateColumn('暂停至 First day on which a suspended listing is published again; null where it is not suspended.', {
    nullable: true,
  })
  suspendedUntil!: string | null;

  @DateColumn('缩短后届满日 First day after a shortened term; null where it was not shortened.', { nullable: true })
  newExpiryOn!: string | null;

  @TextColumn('说明 Why it was refused, or what has to be kept; null where nothing is said.', { nullable: true })
  note!: string | null;
}
