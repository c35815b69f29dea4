import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Meeting } from '../meeting/meeting.entity.ts';

import { Resolution } from './resolution.entity.ts';
import { resolutionList } from './resolution.list.ts';

@Resolver(() => Resolution)
export class ResolutionResolver {
  @Query(() => Resolution, {
    nullable: true,
    description: '议定事项 One resolution; null if there is none of that id.',
  })
  resolution(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Resolution | null> {
    return loadOne(context, Resolution, 'id', id);
  }

  @Query(() => resolutionList.Connection, { description: '议定事项列表 Resolutions of meetings.' })
  resolutions(
    @Args(() => resolutionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Resolution>> {
    return resolutionList.page(context, args);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: '会次 The meeting that decided it.' })
  meeting(@Root() { meetingId }: Resolution, @Ctx() context: RequestContext): Promise<Meeting | null> {
    return loadOne(context, Meeting, 'id', meetingId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '责任单位 The unit that is to do it.' })
  owner(@Root() { ownerAgencyId }: Resolution): Agency {
    return { id: ownerAgencyId };
  }

  @FieldResolver(() => Boolean, { description: '逾期未办结 Whether it is still open though its last day is past.' })
  overdue(@Root() { state, dueOn }: Resolution, @Ctx() { now }: RequestContext): boolean {
    return state === 'OPEN' && dueOn < dateInShanghai(now);
  }

  @FieldResolver(() => Boolean, { description: '超期办结 Whether it was done, but after its last day.' })
  doneLate(@Root() { dueOn, doneOn }: Resolution): boolean {
    return doneOn !== null && doneOn > dueOn;
  }
}
