import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';

import { CircularUnitReport } from './circular-content.entity.ts';
import { circularUnitReportList } from './circular-mention.list.ts';
import { Circular } from './circular.entity.ts';

@Resolver(() => CircularUnitReport)
export class CircularUnitReportResolver {
  @Query(() => circularUnitReportList.Connection, {
    description: '成员单位工作情况列表 What circulars tell of each member unit.',
  })
  circularUnitReports(
    @Args(() => circularUnitReportList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularUnitReport>> {
    return circularUnitReportList.page(context, args);
  }

  @FieldResolver(() => Circular, { nullable: true, description: '通报 The circular.' })
  circular(@Root() { circularId }: CircularUnitReport, @Ctx() context: RequestContext): Promise<Circular | null> {
    return loadOne(context, Circular, 'id', circularId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '成员单位 The unit.' })
  agency(@Root() { agencyId }: CircularUnitReport): Agency {
    return { id: agencyId };
  }
}
