import 'reflect-metadata';
import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';

import { CourtCodeScalar } from '../scalars/court-code.ts';
import { DateTimeScalar } from '../scalars/date-time.ts';
import { PeriodScalar, type Period } from '../scalars/period.ts';
import { RegionCodeScalar } from '../scalars/region-code.ts';
import { PartyKind, TypeCode } from '../schema/domain-enums.ts';
import type { MemberOf } from '../schema/labelled-enum.ts';

import { Dimension, Freshness, PeriodUnitEnum, RollUpLevel, StatisticsScope } from './dimensions.ts';

@InputType({ description: '统计筛选 Which records to count; all conditions given must hold.' })
export class StatisticsFilter {
  @Field(() => RegionCodeScalar, { nullable: true, description: '行政区划 In this region or below it.' })
  region?: string | null;

  @Field(() => CourtCodeScalar, { nullable: true, description: '法院 At this court or below it.' })
  court?: string | null;

  @Field(() => [TypeCode.type], { nullable: true, description: '类型代字 Of these kinds of proceeding.' })
  typeCode?: string[] | null;

  @Field(() => [PartyKind.type], { nullable: true, description: '被执行人类型 Whose debtor is one of these.' })
  debtorKind?: string[] | null;

  @Field(() => String, { nullable: true, description: '案由 Of exactly this cause of action.' })
  cause?: string | null;
}

@ArgsType()
export class StatisticsArgs {
  @Field(() => PeriodScalar, {
    description:
      '期间 The half-open period: a year 2019, a quarter 2019-Q3, a month 2019-03, or first day/first day after.',
  })
  period!: Period;

  @Field(() => StatisticsFilter, { nullable: true, description: '筛选 Which records to count; all when left out.' })
  filter?: StatisticsFilter | null;

  @Field(() => [Dimension.type], {
    defaultValue: [],
    description: '分组维度 What to break the statistics down by; one row for all when left out.',
  })
  groupBy!: MemberOf<typeof Dimension>[];

  @Field(() => PeriodUnitEnum.type, {
    defaultValue: PeriodUnitEnum.type.YEAR,
    description: '期间单位 How long one period is in a breakdown by PERIOD.',
  })
  periodUnit!: MemberOf<typeof PeriodUnitEnum>;

  @Field(() => RollUpLevel.type, {
    defaultValue: RollUpLevel.type.COUNTY,
    description: '汇总层级 Level to which regions are rolled up in a breakdown by REGION.',
  })
  regionLevel!: MemberOf<typeof RollUpLevel>;

  @Field(() => Freshness.type, {
    nullable: true,
    description:
      '数据时效 Whether to count what the office has now, or the copy it keeps for statistics; the office’s default when left ' +
      'out. asOf of a row says which moment it is.',
  })
  freshness?: MemberOf<typeof Freshness> | null;
}

/**
 * What every row of statistics has: the dimensions of its group. Each subgraph's row extends it with its measures, because
 * a client reads the group of any statistics in the same way.
 */
@ObjectType({ description: '统计行 One row of statistics.' })
export abstract class StatisticsRow {
  @Field(() => DateTimeScalar, {
    description:
      '统计时点 The moment as of which the records are that the row counts: now, or when the copy for statistics was made.',
  })
  asOf!: string;

  @Field(() => PeriodScalar, { description: '期间 The period the row stands for, half-open.' })
  period!: Period;

  @Field(() => StatisticsScope.type, { description: '统计口径 Over which records the row was counted.' })
  scope!: MemberOf<typeof StatisticsScope>;

  @Field(() => String, { description: '统计口径名称 Chinese label of scope.' })
  scopeLabel!: string;

  @Field(() => Boolean, {
    description:
      '保密抑制 Whether a measure asked for in this row is null because it stands for no private person, or for fewer than ' +
      '10: the two look alike. Every measure that is not null is whole. Never true for courts.',
  })
  withheld!: boolean;

  @Field(() => String, { nullable: true, description: '抑制原因 Why measures are withheld; null where none is.' })
  withheldReason!: string | null;

  @Field(() => String, { description: '期间名称 The period in words, e.g. 2019年第3季度.' })
  periodLabel!: string;

  @Field(() => RegionCodeScalar, {
    nullable: true,
    description: '行政区划代码 Region of the group; null where not grouped by it.',
  })
  regionCode!: string | null;

  @Field(() => CourtCodeScalar, {
    nullable: true,
    description: '法院代字 Court of the group; null where not grouped by it.',
  })
  courtCode!: string | null;

  @Field(() => TypeCode.type, {
    nullable: true,
    description: '类型代字 Kind of proceeding of the group; null where not grouped by it.',
  })
  typeCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '类型代字名称 Chinese label of typeCode; null where not grouped by it.',
  })
  typeCodeLabel!: string | null;

  @Field(() => PartyKind.type, {
    nullable: true,
    description: '被执行人类型 Debtor kind of the group; null where not grouped by it.',
  })
  debtorKind!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '被执行人类型名称 Chinese label of debtorKind; null where not grouped by it.',
  })
  debtorKindLabel!: string | null;

  @Field(() => String, { nullable: true, description: '案由 Cause of the group; null where not grouped by it.' })
  cause!: string | null;
}
