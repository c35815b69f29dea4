import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { ExitRestriction, exitStanding } from './exit-restriction.entity.ts';
import { exitRestrictionList } from './exit-restriction.list.ts';

@Resolver(() => ExitRestriction)
export class ExitRestrictionResolver {
  @Query(() => ExitRestriction, {
    nullable: true,
    description: '限制出境 The restriction of an id; null if there is none.',
  })
  exitRestriction(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ExitRestriction | null> {
    return lookUp(context, ExitRestriction, { id });
  }

  @Query(() => exitRestrictionList.Connection, { description: '限制出境列表 Restrictions on leaving the country.' })
  exitRestrictions(
    @Args(() => exitRestrictionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ExitRestriction>> {
    return exitRestrictionList.page(context, args);
  }

  @FieldResolver(() => Boolean, { description: '生效中 Whether it is in force today.' })
  inForce(@Root() restriction: ExitRestriction, @Ctx() { now }: RequestContext): boolean {
    return exitStanding.isOn(restriction, dateInShanghai(now));
  }
}
