import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { RefusalProsecution } from './refusal-prosecution.entity.ts';
import { refusalProsecutionList } from './refusal-prosecution.list.ts';

@Resolver(() => RefusalProsecution)
export class RefusalProsecutionResolver {
  @Query(() => RefusalProsecution, {
    nullable: true,
    description: '拒执罪追诉 The prosecution of an id; null if there is none.',
  })
  refusalProsecution(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RefusalProsecution | null> {
    return lookUp(context, RefusalProsecution, { id });
  }

  @Query(() => refusalProsecutionList.Connection, {
    description: '拒执罪追诉列表 Prosecutions for refusing to perform.',
  })
  refusalProsecutions(
    @Args(() => refusalProsecutionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<RefusalProsecution>> {
    return refusalProsecutionList.page(context, args);
  }
}
