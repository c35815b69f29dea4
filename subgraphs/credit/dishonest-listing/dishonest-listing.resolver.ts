import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { Interception } from '../interception/interception.entity.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';
import { dishonestListingList, listedPublicOfficialList } from './dishonest-listing.list.ts';
import { isInForce } from './in-force.ts';
import { ListingState, listingStateOn, type State } from './listing-state.ts';

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

  @Query(() => listedPublicOfficialList.Connection, {
    description:
      '被列入失信名单的公职人员 Listings of public officials, whom discipline inspection and organisation departments are to interview.',
  })
  listedPublicOfficials(
    @Args(() => listedPublicOfficialList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<DishonestListing>> {
    return listedPublicOfficialList.page(context, args);
  }

  @FieldResolver(() => Boolean, {
    description: '在列 Whether it is in force today: published, not taken off, its term not over and not suspended.',
  })
  inForce(@Root() listing: DishonestListing, @Ctx() { now }: RequestContext): boolean {
    return isInForce(listing, dateInShanghai(now));
  }

  @FieldResolver(() => ListingState.type, { description: '名单状态 Where it stands today.' })
  state(@Root() listing: DishonestListing, @Ctx() { now }: RequestContext): State {
    return listingStateOn(listing, dateInShanghai(now));
  }

  @FieldResolver(() => String, { description: '名单状态中文 The Chinese term of `state`.' })
  stateLabel(@Root() listing: DishonestListing, @Ctx() { now }: RequestContext): string {
    return ListingState.labels[listingStateOn(listing, dateInShanghai(now))];
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '逾期删除天数 Days from the day by which it had to be taken off to its removal, or to today; 0 in time, null where it has not to be taken off.',
  })
  removalLateDays(
    @Root() { removalDueOn, removedOn }: DishonestListing,
    @Ctx() { now }: RequestContext,
  ): number | null {
    return removalDueOn === null ? null : Math.max(0, daysBetween(removalDueOn, removedOn ?? dateInShanghai(now)));
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
