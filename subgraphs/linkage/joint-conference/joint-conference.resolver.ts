import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_AGENCY } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import type { Meeting } from '../meeting/meeting.entity.ts';
import { meetingList } from '../meeting/meeting.list.ts';
import type { Membership } from '../membership/membership.entity.ts';
import { membershipList } from '../membership/membership.list.ts';
import { Region } from '../region/region.stub.ts';

import { JointConference } from './joint-conference.entity.ts';
import { jointConferenceList } from './joint-conference.list.ts';

@Resolver(() => JointConference)
export class JointConferenceResolver {
  @Query(() => JointConference, {
    nullable: true,
    description: '联席会议 One joint conference; null if there is none of that id.',
  })
  jointConference(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<JointConference | null> {
    return loadOne(context, JointConference, 'id', id);
  }

  @Query(() => jointConferenceList.Connection, { description: '联席会议列表 Joint conferences.' })
  jointConferences(
    @Args(() => jointConferenceList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<JointConference>> {
    return jointConferenceList.page(context, args);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region whose units it joins.' })
  region(@Root() { regionCode }: JointConference): Region {
    return { code: regionCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '召集单位 The committee that convenes it.' })
  async convener(
    @Root() { id, convenerAgencyId }: JointConference,
    @Ctx() context: RequestContext,
  ): Promise<Agency | null> {
    return (await isShownWith(context, JointConference.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;
  }

  @FieldResolver(() => Court, {
    nullable: true,
    description:
      "办公室所在法院 The court whose command centre keeps the conference's office; null where no court does.",
  })
  officeCourt(@Root() { officeCourtCode }: JointConference): Court | null {
    return officeCourtCode === null ? null : { code: officeCourtCode };
  }

  @FieldResolver(() => membershipList.Connection, { description: '成员单位 Its members, past and present.' })
  memberships(
    @Root() { id }: JointConference,
    @Args(() => membershipList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Membership>> {
    return membershipList.pageOf(context, 'conferenceId', id, args);
  }

  @FieldResolver(() => meetingList.Connection, { description: '历次会议 The meetings it has held.' })
  meetings(
    @Root() { id }: JointConference,
    @Args(() => meetingList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Meeting>> {
    return meetingList.pageOf(context, 'conferenceId', id, args);
  }
}
