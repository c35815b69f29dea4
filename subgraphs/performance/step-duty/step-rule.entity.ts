import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { EnumColumn, IdColumn, IntColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

import { DutyNode } from './duty-node.ts';

export const CountedFrom = labelledEnum('CountedFrom', '起算日 The day from which a term is counted.', {
  LEDGER_OPENED: '建账日 The day on which the ledger was opened, which is when the suit was filed.',
  JUDGMENT_EFFECTIVE: '裁判生效日 The day on which the judgment took effect.',
  TERM_END: '履行期限届满日 The last day of the term of performance.',
  ENFORCEMENT_FILED: '执行立案日 The day on which enforcement was filed.',
});

@Entity({ tableName: 'step_rule' })
@ObjectType({
  simpleResolvers: true,
  description:
    '流程节点期限规则 By when a node of a supervision ledger must be done. The office sets the days; the source says what ' +
    'they rest on.',
})
export class StepRule {
  @IdColumn('编号 Opaque id of the rule.')
  id!: string;

  @IntColumn('序号 Its place in the order of the nodes, from 1.')
  serial!: number;

  @EnumColumn(DutyNode, '流程节点 For which node.')
  node!: MemberOf<typeof DutyNode>;

  @EnumColumn(CountedFrom, '起算日 From which day it is counted.')
  countedFrom!: MemberOf<typeof CountedFrom>;

  @IntColumn('期限天数 Within how many days; calendar days, the first not counted.')
  days!: number;

  @TextColumn('依据 What the term rests on: a statute, or a default of the office.')
  source!: string;
}
