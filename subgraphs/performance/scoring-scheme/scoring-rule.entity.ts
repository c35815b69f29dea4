import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { DecimalColumn, EnumColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { ScoreItemKind } from './scoring-scheme.entity.ts';

@Entity({ tableName: 'scoring_rule' })
@ObjectType({
  simpleResolvers: true,
  description: '评分规则 One rule of a scheme: for what, how many points, how many at most.',
})
export class ScoringRule {
  @IdColumn('编号 Opaque id of the rule.')
  id!: string;

  @KeyColumn()
  schemeId!: string;

  @IntColumn('序号 Its number in the scheme, from 1.')
  serial!: number;

  @KeyColumn({ indexed: false })
  indicatorCode!: string;

  @EnumColumn(ScoreItemKind, '加减分 Whether it takes points or gives them.')
  kind!: MemberOf<typeof ScoreItemKind>;

  @TextColumn('规则 The words of the rule.')
  text!: string;

  @DecimalColumn('分值 Points for each time.')
  points!: string;

  @DecimalColumn('封顶分 Most points by this rule in one period; null where there is no limit.', { nullable: true })
  cap!: string | null;
}
