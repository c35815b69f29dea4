import { GraphQLString } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList, type ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { WITHHELD_REASON } from '../../shared/measures/measure.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';

import { CourtIndicatorValue } from './court-indicator-value.entity.ts';
import { courtIndicatorValueList } from './court-indicator-value.list.ts';
import { IndicatorValue } from './indicator-value.entity.ts';
import { Indicator, IndicatorPhase, IndicatorSubject } from './indicator.entity.ts';
import { isMet } from './target-range.ts';
import { isWithheld } from './told-value.ts';

const filter = filtersOver<Indicator>();

export const indicatorList = defineList<Indicator>({
  entity: Indicator,
  name: 'Indicator',
  zh: '考评指标',
  key: 'code',
  filters: {
    name: filter.equals('name', String, '名称 Of exactly this name.'),
    unit: filter.equals('unit', String, '计量单位 Measured in this unit.'),
    subject: filter.oneOf('subject', IndicatorSubject, '考评对象 That measure the work of one of these.'),
    phase: filter.oneOf('phase', IndicatorPhase, '考核环节 That look at one of these ends of a duty.'),
  },
  orderings: { CODE: ['code', '指标代码 By code.'], NAME: ['name', '名称 By name.'] },
  defaultOrder: ['code', 'asc'],
});

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => Indicator, { nullable: true, description: '考评指标 The indicator of a code; null if there is none.' })
  indicator(
    @Arg('code', () => GraphQLString, { description: '指标代码 Its code.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Indicator | null> {
    return loadOne(context, Indicator, 'code', code);
  }

  @Query(() => indicatorList.Connection, { description: '考评指标列表 Indicators.' })
  indicators(@Args(() => indicatorList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Indicator>> {
    return indicatorList.page(context, args);
  }
}

@Resolver(() => IndicatorValue)
export class IndicatorValueResolver {
  @FieldResolver(() => Indicator, { nullable: true, description: '考评指标 The indicator.' })
  indicator(@Root() { indicatorCode }: IndicatorValue, @Ctx() context: RequestContext): Promise<Indicator | null> {
    return loadOne(context, Indicator, 'code', indicatorCode);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: '达到合理区间 Whether the value lies in the target range; null where the indicator has none.',
  })
  async met(@Root() { indicatorCode, value }: IndicatorValue, @Ctx() context: RequestContext): Promise<boolean | null> {
    const indicator = await loadOne(context, Indicator, 'code', indicatorCode);
    return indicator && isMet(indicator, value);
  }
}

@Resolver(() => CourtIndicatorValue)
export class CourtIndicatorValueResolver {
  @Query(() => courtIndicatorValueList.Connection, {
    description:
      '法院指标值列表 What indicators were for courts, each to be held against its target range; never in order of value.',
  })
  courtIndicatorValues(
    @Args(() => courtIndicatorValueList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CourtIndicatorValue>> {
    return courtIndicatorValueList.page(context, args);
  }

  @FieldResolver(() => PeriodScalar, { description: '期间 The period that is measured.' })
  period(@Root() { periodFrom, periodTo }: CourtIndicatorValue): Period {
    return { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 The court.' })
  court(@Root() { courtCode }: CourtIndicatorValue): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Indicator, { nullable: true, description: '考评指标 The indicator.' })
  indicator(@Root() { indicatorCode }: CourtIndicatorValue, @Ctx() context: RequestContext): Promise<Indicator | null> {
    return loadOne(context, Indicator, 'code', indicatorCode);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: '达到合理区间 Whether the value lies in the target range: inside is met, and nothing more is better.',
  })
  async met(@Root() row: CourtIndicatorValue, @Ctx() context: RequestContext): Promise<boolean | null> {
    const indicator = await loadOne(context, Indicator, 'code', row.indicatorCode);
    return indicator && isMet(indicator, this.value(row, context));
  }

  @FieldResolver()
  value(@Root() row: CourtIndicatorValue, @Ctx() context: RequestContext): string | null {
    return isWithheld(context, row) ? null : row.value;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '不予显示原因 Why the value is withheld, in Chinese and English; null where it is not.',
  })
  withheldReason(@Root() row: CourtIndicatorValue, @Ctx() context: RequestContext): string | null {
    return isWithheld(context, row) ? WITHHELD_REASON : null;
  }
}
