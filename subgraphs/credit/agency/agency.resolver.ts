import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { consumptionRestrictionList } from '../consumption-restriction/consumption-restriction.list.ts';
import type { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { dishonestListingList } from '../dishonest-listing/dishonest-listing.list.ts';
import type { Interception } from '../interception/interception.entity.ts';
import { interceptionList } from '../interception/interception.list.ts';
import type { RedListEntry } from '../red-list/red-list-entry.entity.ts';
import { redListEntryList } from '../red-list/red-list-entry.list.ts';
import type { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { refusalProsecutionList } from '../refusal-prosecution/refusal-prosecution.list.ts';
import type { Sanction } from '../sanction/sanction.entity.ts';
import { sanctionList } from '../sanction/sanction.list.ts';

import { Agency } from './agency.stub.ts';

/** The fields of credit discipline on an agency: as a debtor, as an assisting unit, and as a member unit. */
@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => dishonestListingList.Connection, {
    nullable: true,
    description: '失信被执行人名单记录 Listings of the agency.',
  })
  dishonestListings(
    @Root() { id }: Agency,
    @Args(() => dishonestListingList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<DishonestListing>> {
    return dishonestListingList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => sanctionList.Connection, {
    nullable: true,
    description: '司法惩戒 Sanctions on the agency, as a debtor or for failing to assist.',
  })
  sanctions(
    @Root() { id }: Agency,
    @Args(() => sanctionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Sanction>> {
    return sanctionList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => interceptionList.Connection, {
    nullable: true,
    description: '自动拦截 What it stopped as a member unit.',
  })
  interceptions(
    @Root() { id }: Agency,
    @Args(() => interceptionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Interception>> {
    return interceptionList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => redListEntryList.Connection, {
    nullable: true,
    description: '守信红榜 Where it stands on the red list today.',
  })
  redListEntries(
    @Root() { id }: Agency,
    @Args(() => redListEntryList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<RedListEntry>> {
    return redListEntryList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => consumptionRestrictionList.Connection, {
    nullable: true,
    description: '限制消费令 Orders limiting the consumption of the agency and of those who answer for it.',
  })
  consumptionRestrictions(
    @Root() { id }: Agency,
    @Args(() => consumptionRestrictionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ConsumptionRestriction>> {
    return consumptionRestrictionList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => refusalProsecutionList.Connection, {
    nullable: true,
    description: '拒执罪追诉 Prosecutions for refusing to perform, of who answers for the agency.',
  })
  refusalProsecutions(
    @Root() { id }: Agency,
    @Args(() => refusalProsecutionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<RefusalProsecution>> {
    return refusalProsecutionList.pageOf(context, 'agencyId', id, args);
  }
}
