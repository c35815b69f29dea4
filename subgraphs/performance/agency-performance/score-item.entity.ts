import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { ScoreItemKind } from '../scoring-scheme/scoring-scheme.entity.ts';
import { DutyCause, OrderedDuty } from '../supervision-ledger/supervision-enums.ts';

@Entity({ tableName: 'score_item' })
@ObjectType({
  simpleResolvers: true,
  description:
    '加减分项 Points taken or given once, with the rule and the evidence: conduct and day, and what the case was about. ' +
    'Cause and order come from closed lists, so that no free text can name a private party.',
})
export class ScoreItem {
  @IdColumn('编号 Opaque id of the item.')
  id!: string;

  @KeyColumn()
  performanceId!: string;

  @KeyColumn({ indexed: false })
  ruleId!: string;

  @EnumColumn(ScoreItemKind, '加减分 Whether points are taken or given.')
  kind!: MemberOf<typeof ScoreItemKind>;

  @DecimalColumn('分值 Points, before caps.')
  points!: string;

  @ScalarColumn(
    CaseNumberScalar,
    '案号 Evidence: number of the case or judgment; null where it rests on no one case.',
    {
      nullable: true,
    },
  )
  caseNumber!: string | null;

  @TextColumn('事实 Evidence: what the agency did or was subjected to; of the agency only, it names no private party.')
  conduct!: string;

  @DateColumn('发生日期 Evidence: the day of it.')
  occurredOn!: string;

  @EnumColumn(DutyCause, '案由 Evidence: cause of action of the case; null where it rests on no one case.', {
    nullable: true,
  })
  cause!: MemberOf<typeof DutyCause> | null;

  @EnumColumn(OrderedDuty, '判项类别 Evidence: what kind of duty was ordered; null where it rests on no one case.', {
    nullable: true,
  })
  orderedDuty!: MemberOf<typeof OrderedDuty> | null;

  @DecimalColumn('应履行金额 Evidence: amount owed, yuan; null where the duty is an act, or it rests on no one case.', {
    nullable: true,
  })
  amountOwed!: string | null;

  @DateColumn('履行期限届满日 Evidence: last day of the term of performance; null where none was set.', {
    nullable: true,
  })
  performanceDueOn!: string | null;

  @KeyColumn({ nullable: true })
  ledgerId!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  actionId!: string | null;
}
