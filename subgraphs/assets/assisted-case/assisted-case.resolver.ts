import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { AssistedCase } from './assisted-case.entity.ts';
import { assistedCaseList } from './assisted-case.list.ts';

@Resolver(() => AssistedCase)
export class AssistedCaseResolver {
  @Query(() => assistedCaseList.Connection, {
    description:
      '协助执行案件列表 Cases in which units were asked or told. A unit is shown none, and totalCount is null: what it was ' +
      'asked itself is in inquiryRequests.',
  })
  async assistedCases(
    @Args(() => assistedCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AssistedCase>> {
    const page = await assistedCaseList.page(context, args);
    // The summary of a case is of all units together: a unit sees none of them, and 0 would look like the number of its own.
    return context.viewer.audience === 'member' ? { ...page, totalCount: () => Promise.resolve(null) } : page;
  }

  @DependsOn<AssistedCase>('caseId')
  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case.' })
  enforcementCase(@Root() { caseId }: AssistedCase): EnforcementCase {
    return { id: caseId };
  }
}
