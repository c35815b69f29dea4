import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Timeliness, timelinessOf } from '../../shared/timeliness.ts';
import { isShownWith, WITH_CASE } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Asset } from '../asset/asset.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { Party } from '../party/party.stub.ts';

import { InquiryRequest } from './inquiry-request.entity.ts';
import { inquiryRequestList } from './inquiry-request.list.ts';

@Resolver(() => InquiryRequest)
export class InquiryRequestResolver {
  @Query(() => InquiryRequest, { nullable: true, description: '协助查询请求 One request; null if there is none.' })
  inquiryRequest(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<InquiryRequest | null> {
    return lookUp(context, InquiryRequest, { id });
  }

  @Query(() => inquiryRequestList.Connection, { description: '协助查询请求列表 Requests to units.' })
  inquiryRequests(
    @Args(() => inquiryRequestList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<InquiryRequest>> {
    return inquiryRequestList.page(context, args);
  }

  @FieldResolver(() => Timeliness.type, {
    description: '时效 How it stands today to the day it was due; a refusal in time is in time, but no answer.',
  })
  timeliness(
    @Root() { answeredLate, dueOn }: InquiryRequest,
    @Ctx() { now }: RequestContext,
  ): MemberOf<typeof Timeliness> {
    return timelinessOf(answeredLate, dueOn, dateInShanghai(now));
  }

  @FieldResolver(() => String, { description: '时效中文 The Chinese term of `timeliness`.' })
  timelinessLabel(@Root() { answeredLate, dueOn }: InquiryRequest, @Ctx() { now }: RequestContext): string {
    return Timeliness.labels[timelinessOf(answeredLate, dueOn, dateInShanghai(now))];
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: '反馈天数 Days from sending to the answer or refusal; null while there is neither.',
  })
  answerDays(@Root() { sentOn, answeredOn }: InquiryRequest): number | null {
    return answeredOn === null ? null : daysBetween(sentOn, answeredOn);
  }

  @FieldResolver(() => Int, {
    description: '超期天数 Days from the day it was due to the answer, or to today while there is none; 0 in time.',
  })
  lateDays(@Root() { dueOn, answeredOn }: InquiryRequest, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(dueOn, answeredOn ?? dateInShanghai(now)));
  }

  @FieldResolver(() => Agency, { nullable: true, description: '协助单位 The unit that was asked.' })
  agency(@Root() { agencyId }: InquiryRequest): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => Party, { nullable: true, description: '被查询人 The party whose property was asked after.' })
  async subject(@Root() { id, subjectPartyId }: InquiryRequest, @Ctx() context: RequestContext): Promise<Party | null> {
    if (subjectPartyId === null) {
      return null;
    }
    return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: subjectPartyId } : null;
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it was sent for.' })
  async enforcementCase(
    @Root() { id, caseId }: InquiryRequest,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: caseId } : null;
  }

  @FieldResolver(() => [Asset], { description: '查到的财产 The property it found, by day.' })
  assetsFound(@Root() { id }: InquiryRequest, @Ctx() context: RequestContext): Promise<Asset[]> {
    return loadMany(context, Asset, 'foundByInquiryId', id, ['foundOn', 'id']);
  }
}
