import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { TimelineNode } from './case-enums.ts';

/** The parts of a case that have their own tables in the court's system and no meaning without their case. */

@Entity({ tableName: 'case_node' })
@ObjectType({
  simpleResolvers: true,
  description: '执行节点记录 A step of a case: when it was due and when it was done.',
})
export class CaseNode {
  @IdColumn('编号 Opaque id of the step.')
  id!: string;

  @KeyColumn()
  caseId!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(TimelineNode, '执行节点 Which step.')
  node!: MemberOf<typeof TimelineNode>;

  @DateColumn('应完成日期 Day by which it is due; null where no rule sets one.', { nullable: true })
  dueOn!: string | null;

  @DateColumn('完成日期 Day on which it was done; null if it has not been.', { nullable: true })
  doneOn!: string | null;

  @BooleanColumn('超期完成 Whether it was done after the day it was due; null while it is not done.', {
    nullable: true,
  })
  doneLate!: boolean | null;
}

@Entity({ tableName: 'case_suspension' })
@ObjectType({ simpleResolvers: true, description: '中止期间 A span that does not count towards the statutory period.' })
export class CaseSuspension {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  caseId!: string;

  @DateColumn('起始日期 First day that does not count.')
  fromDate!: string;

  @DateColumn('恢复日期 First day that counts again.')
  toDate!: string;

  @TextColumn('事由 Why the period stood still.')
  reason!: string;
}

/**
 * The steps required before a procedure may be terminated for now
 * (最高人民法院关于严格规范终结本次执行程序的规定（试行）, 2016, art. 1).
 */
@Entity({ tableName: 'termination_check' })
@ObjectType({
  simpleResolvers: true,
  description: '终本核查 What has to be on record before a procedure may be terminated for now; each has its date.',
})
export class TerminationCheck {
  @PrimaryKey({ type: 'string', length: 32 })
  caseId!: string;

  @DateColumn('执行通知发出日期 Notice of enforcement issued.', { nullable: true })
  noticeOn!: string | null;

  @DateColumn('报告财产令发出日期 Order to report property issued.', { nullable: true })
  propertyReportOrderedOn!: string | null;

  @DateColumn('限制消费日期 Consumption limited.', { nullable: true })
  consumptionLimitedOn!: string | null;

  @DateColumn('网络查控日期 Property searched over the network.', { nullable: true })
  networkSearchedOn!: string | null;

  @DateColumn('传统查控日期 Property searched on the spot.', { nullable: true })
  fieldSearchedOn!: string | null;

  @DateColumn('查找被执行人日期 Debtor looked for.', { nullable: true })
  debtorSoughtOn!: string | null;
}
