import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadMany, loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { AdviceLetter } from '../advice-letter/advice-letter.entity.ts';
import { AssistanceBreach } from '../assistance-breach/assistance-breach.entity.ts';
import { GridTask } from '../grid-task/grid-task.entity.ts';
import { Meeting, MeetingCase } from '../meeting/meeting.entity.ts';
import { WitnessedSession } from '../witnessed-session/witnessed-session.entity.ts';

import { EnforcementCase } from './enforcement-case.stub.ts';

@Resolver(() => EnforcementCase)
export class EnforcementCaseResolver {
  @FieldResolver(() => [Meeting], {
    nullable: true,
    description: '研究会次 The meetings of joint conferences where it was discussed, the earliest first.',
  })
  async meetings(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Meeting[]> {
    const discussions = await loadMany(context, MeetingCase, 'caseId', id, ['id']);
    const meetings = await Promise.all(discussions.map(({ meetingId }) => loadOne(context, Meeting, 'id', meetingId)));
    return meetings.filter((meeting) => meeting !== null).sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  }

  @FieldResolver(() => [GridTask], {
    nullable: true,
    description: '网格任务 What grid workers were asked to do for it, in order.',
  })
  gridTasks(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<GridTask[]> {
    return loadMany(context, GridTask, 'caseId', id, ['givenOn', 'id']);
  }

  @FieldResolver(() => [WitnessedSession], {
    nullable: true,
    description: '见证执行 Its witnessed sessions, in order.',
  })
  witnessedSessions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<WitnessedSession[]> {
    return loadMany(context, WitnessedSession, 'caseId', id, ['heldOn', 'id']);
  }

  @FieldResolver(() => [AssistanceBreach], {
    nullable: true,
    description: '违反协助执行义务 What units did against notices to assist it, in order.',
  })
  assistanceBreaches(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<AssistanceBreach[]> {
    return loadMany(context, AssistanceBreach, 'caseId', id, ['breachedOn', 'id']);
  }

  @FieldResolver(() => [AdviceLetter], {
    nullable: true,
    description: '司法建议、检察建议 Advice that was given about it, in order.',
  })
  adviceLetters(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<AdviceLetter[]> {
    return loadMany(context, AdviceLetter, 'caseId', id, ['issuedOn', 'id']);
  }
}
