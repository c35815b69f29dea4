import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { AssistedCase } from './assisted-case.entity.ts';
import { assistedCaseList } from './assisted-case.list.ts';

@Resolver(() => AssistedCase)
export class AssistedCaseResolver {
  @Query(() => assistedCaseList.Connection, {
    description: '协助执行案件列表 Cases in which units were asked or told.',
  })
  assistedCases(
    @Args(() => assistedCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AssistedCase>> {
    return assistedCaseList.page(context, args);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case.' })
  enforcementCase(@Root() { caseId }: AssistedCase): EnforcementCase {
    return { id: caseId };
  }
}
