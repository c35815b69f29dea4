import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { Sanction } from './sanction.entity.ts';
import { sanctionList } from './sanction.list.ts';

@Resolver(() => Sanction)
export class SanctionResolver {
  @Query(() => Sanction, { nullable: true, description: '司法惩戒 One sanction; null if there is none.' })
  sanction(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Sanction | null> {
    return loadOne(context, Sanction, 'id', id);
  }

  @Query(() => Sanction, {
    nullable: true,
    description: '按决定书文号查司法惩戒 The sanction of a decision’s number; null if there is none.',
  })
  sanctionByDecisionNumber(
    @Arg('decisionNumber', () => CaseNumberScalar, { description: '决定书文号 Number of its decision.' })
    decisionNumber: string,
    @Ctx() context: RequestContext,
  ): Promise<Sanction | null> {
    return loadOne(context, Sanction, 'decisionNumber', decisionNumber);
  }

  @Query(() => sanctionList.Connection, { description: '司法惩戒列表 Sanctions.' })
  sanctions(@Args(() => sanctionList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Sanction>> {
    return sanctionList.page(context, args);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: '送拘、执行用时 Days from the decision to its being carried out; null before that.',
  })
  daysToCarryOut(@Root() { decidedOn, carriedOutOn }: Sanction): number | null {
    return carriedOutOn === null ? null : daysBetween(decidedOn, carriedOutOn);
  }
}
