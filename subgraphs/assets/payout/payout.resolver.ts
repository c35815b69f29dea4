import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Timeliness, timelinessOf } from '../../shared/timeliness.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { Party } from '../party/party.stub.ts';

import { Payout } from './payout.entity.ts';
import { payoutList } from './payout.list.ts';

@Resolver(() => Payout)
export class PayoutResolver {
  @Query(() => Payout, { nullable: true, description: '案款发放 One payout; null if there is none.' })
  payout(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payout | null> {
    return lookUp(context, Payout, { id });
  }

  @Query(() => payoutList.Connection, { description: '案款发放列表 Payouts.' })
  payouts(@Args(() => payoutList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Payout>> {
    return payoutList.page(context, args);
  }

  @FieldResolver(() => Timeliness.type, { description: '时效 How it stands today to the day it was due.' })
  timeliness(@Root() { paidLate, dueOn }: Payout, @Ctx() { now }: RequestContext): MemberOf<typeof Timeliness> {
    return timelinessOf(paidLate, dueOn, dateInShanghai(now));
  }

  @FieldResolver(() => String, { description: '时效中文 The Chinese term of `timeliness`.' })
  timelinessLabel(@Root() { paidLate, dueOn }: Payout, @Ctx() { now }: RequestContext): string {
    return Timeliness.labels[timelinessOf(paidLate, dueOn, dateInShanghai(now))];
  }

  @FieldResolver(() => Party, { nullable: true, description: '收款人 The party it is paid to.' })
  payee(@Root() { payeePartyId }: Payout): Party {
    return { id: payeePartyId };
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case whose money it is.' })
  enforcementCase(@Root() { caseId }: Payout): EnforcementCase {
    return { id: caseId };
  }
}
