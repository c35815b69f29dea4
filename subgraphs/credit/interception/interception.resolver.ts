import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';

import { Interception } from './interception.entity.ts';
import { interceptionList } from './interception.list.ts';

@Resolver(() => Interception)
export class InterceptionResolver {
  @Query(() => Interception, {
    nullable: true,
    description: '自动拦截 The interception of an id; null if there is none.',
  })
  interception(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Interception | null> {
    return lookUp(context, Interception, { id });
  }

  @Query(() => interceptionList.Connection, { description: '自动拦截列表 Interceptions by member units.' })
  interceptions(
    @Args(() => interceptionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Interception>> {
    return interceptionList.page(context, args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '成员单位 The member unit that stopped it.' })
  agency(@Root() { agencyId }: Interception): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => DishonestListing, {
    nullable: true,
    description: '失信被执行人名单记录 The listing that the applicant was found by.',
  })
  dishonestListing(
    @Root() { listingId }: Interception,
    @Ctx() context: RequestContext,
  ): Promise<DishonestListing | null> {
    return loadOne(context, DishonestListing, 'id', listingId);
  }
}
