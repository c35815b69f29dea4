import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { AdviceLetter } from '../advice-letter/advice-letter.entity.ts';
import { adviceLetterList } from '../advice-letter/advice-letter.list.ts';
import type { AssistanceBreach } from '../assistance-breach/assistance-breach.entity.ts';
import { assistanceBreachList } from '../assistance-breach/assistance-breach.list.ts';
import type { Attendance } from '../attendance/attendance.entity.ts';
import { attendanceList } from '../attendance/attendance.list.ts';
import { circularMentionList } from '../circular/circular-mention.list.ts';
import type { CircularMention } from '../circular/circular-parts.entity.ts';
import type { Commitment } from '../commitment/commitment.entity.ts';
import { commitmentList } from '../commitment/commitment.list.ts';
import type { CooperationAgreement } from '../cooperation-agreement/cooperation-agreement.entity.ts';
import { cooperationAgreementList } from '../cooperation-agreement/cooperation-agreement.list.ts';
import { Membership } from '../membership/membership.entity.ts';
import type { Resolution } from '../resolution/resolution.entity.ts';
import { resolutionList } from '../resolution/resolution.list.ts';
import { UnitConnection } from '../unit-connection/unit-connection.entity.ts';

import { Agency } from './agency.stub.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => [Membership], {
    nullable: true,
    description: '联席会议成员资格 Its memberships of joint conferences, in order.',
  })
  memberships(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<Membership[]> {
    return loadMany(context, Membership, 'agencyId', id, ['joinedOn', 'id']);
  }

  @FieldResolver(() => attendanceList.Connection, {
    nullable: true,
    description: '参会记录 Meetings to which it was called.',
  })
  attendances(
    @Root() { id }: Agency,
    @Args(() => attendanceList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Attendance>> {
    return attendanceList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => cooperationAgreementList.Connection, {
    nullable: true,
    description: '协作协议 Agreements it has with courts.',
  })
  cooperationAgreements(
    @Root() { id }: Agency,
    @Args(() => cooperationAgreementList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CooperationAgreement>> {
    return cooperationAgreementList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => circularMentionList.Connection, {
    nullable: true,
    description: '通报 The circulars that praise or name it, each with what it says of the agency.',
  })
  circulars(
    @Root() { id }: Agency,
    @Args(() => circularMentionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularMention>> {
    return circularMentionList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => commitmentList.Connection, { nullable: true, description: '承诺书 Pledges it has signed.' })
  commitments(
    @Root() { id }: Agency,
    @Args(() => commitmentList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Commitment>> {
    return commitmentList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => assistanceBreachList.Connection, {
    nullable: true,
    description: '违反协助执行义务 What it did against notices to assist.',
  })
  assistanceBreaches(
    @Root() { id }: Agency,
    @Args(() => assistanceBreachList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AssistanceBreach>> {
    return assistanceBreachList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => adviceLetterList.Connection, {
    nullable: true,
    description: '收到的建议 Judicial and procuratorial advice that was sent to it.',
  })
  adviceLetters(
    @Root() { id }: Agency,
    @Args(() => adviceLetterList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AdviceLetter>> {
    return adviceLetterList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => [UnitConnection], {
    nullable: true,
    description: '联通情况 Which services it offers courts, and how far each is in place.',
  })
  connections(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<UnitConnection[]> {
    return loadMany(context, UnitConnection, 'agencyId', id, ['service']);
  }

  @FieldResolver(() => resolutionList.Connection, {
    nullable: true,
    description: '责任事项 What joint conferences decided that it shall do.',
  })
  ownedResolutions(
    @Root() { id }: Agency,
    @Args(() => resolutionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Resolution>> {
    return resolutionList.pageOf(context, 'ownerAgencyId', id, args);
  }
}
