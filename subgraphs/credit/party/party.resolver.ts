import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../sanction/sanction.entity.ts';

import { Party } from './party.stub.ts';

/** The fields of credit discipline on a party. */
@Resolver(() => Party)
export class PartyResolver {
  @FieldResolver(() => [DishonestListing], {
    nullable: true,
    description: '失信被执行人名单记录 Listings of this party, by day.',
  })
  dishonestListings(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<DishonestListing[]> {
    return loadMany(context, DishonestListing, 'partyId', id, ['listedOn', 'id']);
  }

  @FieldResolver(() => [ConsumptionRestriction], {
    nullable: true,
    description: '限制消费令 Orders limiting its consumption, by day.',
  })
  consumptionRestrictions(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<ConsumptionRestriction[]> {
    return loadMany(context, ConsumptionRestriction, 'partyId', id, ['imposedOn', 'id']);
  }

  @FieldResolver(() => [ExitRestriction], {
    nullable: true,
    description: '限制出境 Restrictions on its leaving the country, or on who answers for it, by day.',
  })
  exitRestrictions(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<ExitRestriction[]> {
    return loadMany(context, ExitRestriction, 'partyId', id, ['decidedOn', 'id']);
  }

  @FieldResolver(() => [Sanction], { nullable: true, description: '司法惩戒 Sanctions on it, by day.' })
  sanctions(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<Sanction[]> {
    return loadMany(context, Sanction, 'partyId', id, ['decidedOn', 'id']);
  }

  @FieldResolver(() => [RefusalProsecution], {
    nullable: true,
    description:
      '拒执罪追诉 Prosecutions of it, or of who answers for it, for refusing to perform, by day of the clue.',
  })
  refusalProsecutions(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<RefusalProsecution[]> {
    return loadMany(context, RefusalProsecution, 'partyId', id, ['clueOn', 'id']);
  }
}
