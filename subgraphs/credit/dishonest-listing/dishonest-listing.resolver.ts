import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { Interception } from '../interception/interception.entity.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';
import { dishonestListingList } from './dishonest-listing.list.ts';

@Resolver(() => DishonestListing)
export class DishonestListingResolver {
  @Query(() => DishonestListing, {
    nullable: true,
    description: '失信被执行人名单记录 The listing of an id; null if there is none.',
  })
  dishonestListing(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DishonestListing | null> {
    return lookUp(context, DishonestListing, { id });
  }

  @Query(() => dishonestListingList.Connection, { description: '失信被执行人名单记录列表 Dishonest listings.' })
  dishonestListings(
    @Args(() => dishonestListingList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<DishonestListing>> {
    return dishonestListingList.page(context, args);
  }

  @FieldResolver(() => [CreditRepair], { description: '信用修复 Requests to be taken off early, by day.' })
  creditRepairs(@Root() { id }: DishonestListing, @Ctx() context: RequestContext): Promise<CreditRepair[]> {
    return loadMany(context, CreditRepair, 'listingId', id, ['appliedOn', 'id']);
  }

  @FieldResolver(() => [Interception], { description: '自动拦截 What member units stopped because of it, by time.' })
  interceptions(@Root() { id }: DishonestListing, @Ctx() context: RequestContext): Promise<Interception[]> {
    return loadMany(context, Interception, 'listingId', id, ['occurredAt', 'id']);
  }
}
