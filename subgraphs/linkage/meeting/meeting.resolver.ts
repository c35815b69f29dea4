import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_AGENCY } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import { Region } from '../region/region.stub.ts';
import { Resolution } from '../resolution/resolution.entity.ts';

import { Meeting, MeetingCase } from './meeting.entity.ts';
import { meetingList } from './meeting.list.ts';

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, { nullable: true, description: '会次 One meeting; null if there is none of that id.' })
  meeting(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Meeting | null> {
    return loadOne(context, Meeting, 'id', id);
  }

  @Query(() => meetingList.Connection, { description: '会次列表 Meetings of joint conferences.' })
  meetings(@Args(() => meetingList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Meeting>> {
    return meetingList.page(context, args);
  }

  @FieldResolver(() => JointConference, { nullable: true, description: '联席会议 The conference that met.' })
  conference(@Root() { conferenceId }: Meeting, @Ctx() context: RequestContext): Promise<JointConference | null> {
    return loadOne(context, JointConference, 'id', conferenceId);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region of the conference.' })
  region(@Root() { regionCode }: Meeting): Region {
    return { code: regionCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '召集单位 The committee that called the meeting.' })
  async convener(@Root() { id, convenerAgencyId }: Meeting, @Ctx() context: RequestContext): Promise<Agency | null> {
    return (await isShownWith(context, Meeting.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;
  }

  @FieldResolver(() => [Attendance], { description: '参会情况 Every unit that was called, and whether it came.' })
  attendances(@Root() { id }: Meeting, @Ctx() context: RequestContext): Promise<Attendance[]> {
    return loadMany(context, Attendance, 'meetingId', id, ['id']);
  }

  @FieldResolver(() => [Resolution], { description: '议定事项 What was decided, by the day each is due.' })
  resolutions(@Root() { id }: Meeting, @Ctx() context: RequestContext): Promise<Resolution[]> {
    return loadMany(context, Resolution, 'meetingId', id, ['dueOn', 'id']);
  }

  @FieldResolver(() => [EnforcementCase], { nullable: true, description: '研究案件 The cases that were discussed.' })
  async cases(@Root() { id }: Meeting, @Ctx() context: RequestContext): Promise<EnforcementCase[]> {
    const discussed = await loadMany(context, MeetingCase, 'meetingId', id, ['id']);
    return discussed.map(({ caseId }) => ({ id: caseId }));
  }
}
