import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../sanction/sanction.entity.ts';

import { EnforcementCase } from './enforcement-case.stub.ts';

/** The fields of credit discipline on a case. */
@Resolver(() => EnforcementCase)
export class EnforcementCaseResolver {
  @FieldResolver(() => [DishonestListing], {
    nullable: true,
    description: '失信被执行人名单记录 Dishonest listings made in it, by day.',
  })
  dishonestListings(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<DishonestListing[]> {
    return loadMany(context, DishonestListing, 'caseId', id, ['listedOn', 'id']);
  }

  @FieldResolver(() => [ConsumptionRestriction], {
    nullable: true,
    description: '限制消费令 Orders limiting consumption imposed in it, by day.',
  })
  consumptionRestrictions(
    @Root() { id }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<ConsumptionRestriction[]> {
    return loadMany(context, ConsumptionRestriction, 'caseId', id, ['imposedOn', 'id']);
  }

  @FieldResolver(() => [ExitRestriction], {
    nullable: true,
    description: '限制出境 Restrictions on leaving the country, by day.',
  })
  exitRestrictions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<ExitRestriction[]> {
    return loadMany(context, ExitRestriction, 'caseId', id, ['decidedOn', 'id']);
  }

  @FieldResolver(() => [Sanction], { nullable: true, description: '司法惩戒 Sanctions decided in it, by day.' })
  sanctions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Sanction[]> {
    return loadMany(context, Sanction, 'caseId', id, ['decidedOn', 'id']);
  }

  @FieldResolver(() => [RefusalProsecution], {
    nullable: true,
    description: '拒执罪追诉 Prosecutions for refusing to perform, by day.',
  })
  refusalProsecutions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<RefusalProsecution[]> {
    return loadMany(context, RefusalProsecution, 'caseId', id, ['clueOn', 'id']);
  }

  @FieldResolver(() => [CreditRepair], {
    nullable: true,
    description: '信用修复 Repairs of listings made in it, by day of request.',
  })
  creditRepairs(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<CreditRepair[]> {
    return loadMany(context, CreditRepair, 'caseId', id, ['appliedOn', 'id']);
  }
}
