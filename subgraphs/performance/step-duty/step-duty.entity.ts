import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { DutyNode, DutyOfficeKind } from './duty-node.ts';

@Entity({ tableName: 'step_duty' })
@ObjectType({
  simpleResolvers: true,
  description:
    '流程节点责任 Who answers for one node of a supervision ledger, and by when (立审执全流程督促履行 lays it on the ' +
    'leader in charge, the department and the judge at each step). It names offices and posts; the one person is the judge.',
})
export class StepDuty {
  @IdColumn('编号 Opaque id of the duty.')
  id!: string;

  @KeyColumn()
  ledgerId!: string;

  @EnumColumn(DutyNode, '流程节点 Which node.')
  node!: MemberOf<typeof DutyNode>;

  @DateColumn('应办日 Last day on which it is in time, by the rule of `stepRules`; null where no rule sets one.', {
    nullable: true,
  })
  dueOn!: string | null;

  @EnumColumn(DutyOfficeKind, '责任单位类别 What kind of office must act.')
  officeKind!: MemberOf<typeof DutyOfficeKind>;

  @TextColumn('责任单位 Name of the office that must act.', { length: 120 })
  office!: string;

  @TextColumn('分管领导职务 Post of the leader in charge; a post, never a name; null where none was named.', {
    length: 60,
    nullable: true,
  })
  leaderPost!: string | null;

  @TextColumn('责任部门 Department that must act; null where none was named.', { length: 60, nullable: true })
  department!: string | null;

  @TextColumn('承办法官 Name of the judge who must act; null where it is not for a judge.', {
    length: 40,
    nullable: true,
  })
  judgeName!: string | null;
}
