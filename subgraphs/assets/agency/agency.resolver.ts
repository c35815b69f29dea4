import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { inquiryRequestList } from '../inquiry-request/inquiry-request.list.ts';

import { Agency } from './agency.stub.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => inquiryRequestList.Connection, {
    nullable: true,
    description: '协助查询请求 Requests that courts sent to it.',
  })
  inquiryRequests(
    @Root() { id }: Agency,
    @Args(() => inquiryRequestList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<InquiryRequest>> {
    return inquiryRequestList.pageOf(context, 'agencyId', id, args);
  }
}
