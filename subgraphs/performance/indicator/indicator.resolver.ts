import { GraphQLString } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList, type ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { IndicatorValue } from './indicator-value.entity.ts';
import { Indicator } from './indicator.entity.ts';

const filter = filtersOver<Indicator>();

export const indicatorList = defineList<Indicator>({
  entity: Indicator,
  name: 'Indicator',
  zh: '考评指标',
  key: 'code',
  filters: {
    name: filter.equals('name', String, '名称 Of exactly this name.'),
    unit: filter.equals('unit', String, '计量单位 Measured in this unit.'),
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
}
