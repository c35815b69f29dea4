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

@Entity({ tableName: 'score_item' })
@ObjectType({
  simpleResolvers: true,
  description: '加减分项 Points taken or given once, with the rule and the evidence: case, conduct and day.',
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

  @TextColumn('事实 Evidence: what the agency did or was subjected to.')
  conduct!: string;

  @DateColumn('发生日期 Evidence: the day of it.')
  occurredOn!: string;

  @KeyColumn({ nullable: true })
  ledgerId!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  actionId!: string | null;
}
