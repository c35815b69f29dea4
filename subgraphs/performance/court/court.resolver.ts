import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { JudgeIncentive } from '../judge-incentive/judge-incentive.entity.ts';
import { judgeIncentiveList } from '../judge-incentive/judge-incentive.list.ts';

import { Court } from './court.stub.ts';

@Resolver(() => Court)
export class CourtResolver {
  @FieldResolver(() => judgeIncentiveList.Connection, {
    nullable: true,
    description: '法官考核记录 Entries for judges of the court itself.',
  })
  judgeIncentives(
    @Root() { code }: Court,
    @Args(() => judgeIncentiveList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<JudgeIncentive>> {
    return judgeIncentiveList.pageOf(context, 'courtCode', code, args);
  }
}
