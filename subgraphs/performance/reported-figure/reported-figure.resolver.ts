import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Region } from '../region/region.stub.ts';

import { FigureSource } from './figure-source.entity.ts';
import { ReportedFigure } from './reported-figure.entity.ts';
import { reportedFigureList } from './reported-figure.list.ts';

@Resolver(() => ReportedFigure)
export class ReportedFigureResolver {
  @Query(() => ReportedFigure, {
    nullable: true,
    description: '公布数据 One figure, by exactly one of its keys; null if there is none.',
  })
  reportedFigure(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: '代号 Its readable code.' }) code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ReportedFigure | null> {
    return lookUp(context, ReportedFigure, { id, code });
  }

  @Query(() => reportedFigureList.Connection, { description: '公布数据列表 Figures that courts published.' })
  reportedFigures(
    @Args(() => reportedFigureList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ReportedFigure>> {
    return reportedFigureList.page(context, args);
  }

  @FieldResolver(() => PeriodScalar, {
    nullable: true,
    description: '期间 The period it stands for; null where the source names none.',
  })
  period(@Root() { periodFrom, periodTo }: ReportedFigure): Period | null {
    return periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => FigureSource, { nullable: true, description: '数据来源 Where it was published.' })
  source(@Root() { sourceId }: ReportedFigure, @Ctx() context: RequestContext): Promise<FigureSource | null> {
    return loadOne(context, FigureSource, 'id', sourceId);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region it stands for.' })
  region(@Root() { regionCode }: ReportedFigure): Region {
    return { code: regionCode };
  }
}
