import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const FigureUnit = labelledEnum('FigureUnit', '计量单位 What a published figure counts in.', {
  CASE: '件 Cases.',
  AUCTION: '场次 Auctions.',
  RATIO: '比率 A ratio: 0.5 is half.',
  PERSON: '人 Persons.',
  PERSON_TIME: '人次 Persons, one counted as often as it happened to them.',
  TIME: '次 Times.',
  AGREEMENT: '份 Agreements.',
  SESSION: '场 Sessions.',
  MEETING: '次 Meetings.',
  AGENCY: '家 Agencies.',
  COURT: '个 Courts.',
  GROUP: '组 Groups.',
  COURSE: '期 Training courses.',
  PLATFORM: '个 Platforms.',
  VEHICLE: '辆 Vehicles.',
  SQUARE_METRE: '平方米 Square metres.',
  PROPERTY: '处 Properties.',
  CNY: '元 Yuan.',
});

@Entity({ tableName: 'reported_figure' })
@ObjectType({
  simpleResolvers: true,
  description: '公布数据 A figure that a court published, with its source, to stand beside what the graph works out.',
})
@Directive('@key(fields: "id")')
export class ReportedFigure {
  @IdColumn('编号 Opaque id of the figure.')
  id!: string;

  @ScalarColumn(GraphQLString, '代号 Readable code of the figure, e.g. ganzi-2019-total.', { unique: true })
  code!: string;

  @KeyColumn({ indexed: false })
  sourceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @Property({ type: 'date', nullable: true })
  periodFrom!: string | null;

  @Property({ type: 'date', nullable: true })
  periodTo!: string | null;

  @TextColumn('指标代号 What is measured, e.g. enforcement_cases_total.', { length: 80 })
  measure!: string;

  @TextColumn('指标名称 What is measured, in the words of the source.', { length: 120 })
  name!: string;

  @TextColumn('专项行动 The special operation it was reported of; null for ordinary work.', {
    nullable: true,
    length: 80,
  })
  campaign!: string | null;

  @DecimalColumn('数值 The value; null where only its change was published.', { nullable: true, scale: 6 })
  value!: string | null;

  @EnumColumn(FigureUnit, '计量单位 What it counts in.')
  unit!: MemberOf<typeof FigureUnit>;

  @DecimalColumn('同比 Change against the year before, as a ratio; null where none was published.', {
    nullable: true,
    scale: 6,
  })
  yearOnYear!: string | null;

  @BooleanColumn('约数 Whether the source gives it as approximate (余, 约).')
  approximate!: boolean;

  @TextColumn('印刷误差 How the printed digits differ from what they stand for; null where they do not.', {
    nullable: true,
    length: 80,
  })
  printed!: string | null;

  @IntColumn('申请执行人数 How many applicants it concerned; null where the source does not say.', { nullable: true })
  applicants!: number | null;

  @BooleanColumn('可由案件核算 Whether the case records of the graph must give the same number.')
  caseLevel!: boolean;

  @TextColumn('说明 What has to be known to read it; null where there is nothing.', { nullable: true })
  note!: string | null;

  @TextColumn('出处语句 What the source says, in a sentence; null where name, value and period say it all.', {
    nullable: true,
  })
  statement!: string | null;
}
