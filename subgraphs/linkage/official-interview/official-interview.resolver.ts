import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';

import { OfficialInterview } from './official-interview.entity.ts';
import { officialInterviewList } from './official-interview.list.ts';

@Resolver(() => OfficialInterview)
export class OfficialInterviewResolver {
  @Query(() => officialInterviewList.Connection, {
    description: '公职人员约谈列表 Interviews of public officials who are on the dishonest-debtor list.',
  })
  officialInterviews(
    @Args(() => officialInterviewList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<OfficialInterview>> {
    return officialInterviewList.page(context, args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '约谈单位 The unit that interviewed.' })
  agency(@Root() { agencyId }: OfficialInterview): Agency {
    return { id: agencyId };
  }
}
