import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { Agency } from '../agency/agency.entity.ts';
import { agencyList } from '../agency/agency.list.ts';
import type { ReportedFigure } from '../reported-figure/reported-figure.entity.ts';
import { reportedFigureList } from '../reported-figure/reported-figure.list.ts';

import { Region } from './region.stub.ts';

@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => agencyList.Connection, {
    nullable: true,
    description: '机关单位 Agencies of the region itself; those of regions below it are found there.',
  })
  agencies(
    @Root() { code }: Region,
    @Args(() => agencyList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Agency>> {
    return agencyList.pageOf(context, 'regionCode', code, args);
  }

  @FieldResolver(() => reportedFigureList.Connection, {
    nullable: true,
    description: '公布数据 Figures that were published of the region itself.',
  })
  reportedFigures(
    @Root() { code }: Region,
    @Args(() => reportedFigureList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ReportedFigure>> {
    return reportedFigureList.pageOf(context, 'regionCode', code, args);
  }
}
