import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Meeting } from '../meeting/meeting.entity.ts';

import { Attendance } from './attendance.entity.ts';
import { attendanceList } from './attendance.list.ts';

@Resolver(() => Attendance)
export class AttendanceResolver {
  @Query(() => attendanceList.Connection, { description: '参会记录列表 Which units were called to which meetings.' })
  attendances(
    @Args(() => attendanceList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Attendance>> {
    return attendanceList.page(context, args);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: '会次 The meeting.' })
  meeting(@Root() { meetingId }: Attendance, @Ctx() context: RequestContext): Promise<Meeting | null> {
    return loadOne(context, Meeting, 'id', meetingId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '参会单位 The unit that was called.' })
  agency(@Root() { agencyId }: Attendance): Agency {
    return { id: agencyId };
  }
}
