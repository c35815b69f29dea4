import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { labelOf, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import type { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { maskedIdentifierOf } from '../subject/credit-subject.ts';

import { publishedListingList } from './published-listing.list.ts';
import { PublishedDishonestListing } from './published-listing.ts';

@Resolver(() => PublishedDishonestListing)
export class PublishedListingResolver {
  @Query(() => publishedListingList.Connection, {
    description: '失信被执行人公布信息列表 The published list of dishonest debtors, in its published form.',
  })
  publishedDishonestListings(
    @Args(() => publishedListingList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<DishonestListing>> {
    return publishedListingList.page(context, args);
  }

  @FieldResolver(() => PartyKind.type, { description: '主体类型 What the subject is in law.' })
  kind(@Root() { subjectKind }: DishonestListing): MemberOf<typeof PartyKind> {
    return subjectKind;
  }

  @FieldResolver(() => String, { description: '主体类型中文 The Chinese term of `kind`.' })
  kindLabel(@Root() { subjectKind, subjectKindOwnLabel }: DishonestListing): string {
    return labelOf(PartyKind, subjectKind, subjectKindOwnLabel);
  }

  @FieldResolver(() => String, { description: '姓名或名称 Name of the person or organisation.' })
  name(@Root() { subjectName }: DishonestListing): string {
    return subjectName;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "脱敏证件号 A person's identity number with its middle hidden; an organisation's credit code as it is.",
  })
  maskedIdentifier(@Root() listing: DishonestListing): string | null {
    return maskedIdentifierOf(listing);
  }

  @FieldResolver(() => Court, { nullable: true, description: '执行法院 The court that listed the debtor.' })
  court(@Root() { courtCode }: DishonestListing): Court {
    return { code: courtCode };
  }
}
