import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import type { Meeting } from '../meeting/meeting.entity.ts';
import { meetingList } from '../meeting/meeting.list.ts';

import { Region } from './region.stub.ts';

@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => [JointConference], {
    nullable: true,
    description: '联席会议 The joint conferences of the region itself.',
  })
  jointConferences(@Root() { code }: Region, @Ctx() context: RequestContext): Promise<JointConference[]> {
    return loadMany(context, JointConference, 'regionCode', code, ['establishedOn', 'id']);
  }

  @FieldResolver(() => meetingList.Connection, {
    nullable: true,
    description: "会次 Meetings of the region's own conferences; the root query `meetings` lists those below it too.",
  })
  meetings(
    @Root() { code }: Region,
    @Args(() => meetingList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Meeting>> {
    return meetingList.pageOf(context, 'regionCode', code, args);
  }
}
