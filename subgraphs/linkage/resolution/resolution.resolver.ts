import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_AGENCY } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import { Meeting } from '../meeting/meeting.entity.ts';

import { Resolution, ResolutionStep } from './resolution.entity.ts';
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

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '超期天数 Days past its last day until it was done or, while open, until today; 0 in time; null if withdrawn.',
  })
  daysLate(@Root() { state, dueOn, doneOn }: Resolution, @Ctx() { now }: RequestContext): number | null {
    return state === 'WITHDRAWN' ? null : Math.max(0, daysBetween(dueOn, doneOn ?? dateInShanghai(now)));
  }

  @FieldResolver(() => ResolutionStep.type, {
    nullable: true,
    description: '下一步 Whose turn it is; null where it is done or withdrawn.',
  })
  nextStep(@Root() resolution: Resolution, @Ctx() context: RequestContext): NextStep | null {
    return stepOf(resolution, context);
  }

  @FieldResolver(() => String, { nullable: true, description: '下一步中文 The Chinese term of `nextStep`.' })
  nextStepLabel(@Root() resolution: Resolution, @Ctx() context: RequestContext): string | null {
    const step = stepOf(resolution, context);
    return step && ResolutionStep.labels[step];
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      '下一步责任单位 Who must act next: the owner until the last day, then the convener. Null where nothing is to be done, or where the viewer may not know the convener.',
  })
  async nextActor(@Root() resolution: Resolution, @Ctx() context: RequestContext): Promise<Agency | null> {
    const step = stepOf(resolution, context);
    if (step !== 'SUPERINTEND') {
      return step && { id: resolution.ownerAgencyId };
    }
    const conference = await loadOne(context, JointConference, 'id', resolution.conferenceId);
    return conference && (await isShownWith(context, JointConference.name, conference.id, WITH_AGENCY))
      ? { id: conference.convenerAgencyId }
      : null;
  }
}

type NextStep = MemberOf<typeof ResolutionStep>;

function stepOf({ state, dueOn }: Resolution, { now }: RequestContext): NextStep | null {
  if (state !== 'OPEN') {
    return null;
  }
  return dueOn < dateInShanghai(now) ? 'SUPERINTEND' : 'CARRY_OUT';
}
