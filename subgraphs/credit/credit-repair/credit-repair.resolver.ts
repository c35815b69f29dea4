import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { CreditRepair } from './credit-repair.entity.ts';
import { creditRepairList } from './credit-repair.list.ts';

@Resolver(() => CreditRepair)
export class CreditRepairResolver {
  @Query(() => CreditRepair, { nullable: true, description: '信用修复 The repair of an id; null if there is none.' })
  creditRepair(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CreditRepair | null> {
    return lookUp(context, CreditRepair, { id });
  }

  @Query(() => creditRepairList.Connection, { description: '信用修复列表 Credit repairs.' })
  creditRepairs(
    @Args(() => creditRepairList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CreditRepair>> {
    return creditRepairList.page(context, args);
  }

  @FieldResolver(() => DishonestListing, {
    nullable: true,
    description: '失信被执行人名单记录 The listing that is to be repaired.',
  })
  dishonestListing(
    @Root() { listingId }: CreditRepair,
    @Ctx() context: RequestContext,
  ): Promise<DishonestListing | null> {
    return loadOne(context, DishonestListing, 'id', listingId);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case of the listing.' })
  enforcementCase(@Root() { caseId }: CreditRepair): EnforcementCase {
    return { id: caseId };
  }
}
