import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { ConsumptionLimit } from './consumption-limits.ts';
import { ConsumptionRestriction, consumptionStanding } from './consumption-restriction.entity.ts';
import { consumptionRestrictionList } from './consumption-restriction.list.ts';
import { RestrictedPerson } from './restricted-person.entity.ts';

@Resolver(() => ConsumptionRestriction)
export class ConsumptionRestrictionResolver {
  @Query(() => ConsumptionRestriction, {
    nullable: true,
    description: '限制消费令 The order of an id; null if there is none.',
  })
  consumptionRestriction(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ConsumptionRestriction | null> {
    return lookUp(context, ConsumptionRestriction, { id });
  }

  @Query(() => consumptionRestrictionList.Connection, { description: '限制消费令列表 Orders that limit consumption.' })
  consumptionRestrictions(
    @Args(() => consumptionRestrictionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ConsumptionRestriction>> {
    return consumptionRestrictionList.page(context, args);
  }

  @FieldResolver(() => [ConsumptionLimit.type], { description: '限制消费事项 All that it forbids.' })
  limits(): MemberOf<typeof ConsumptionLimit>[] {
    return Object.values(ConsumptionLimit.type);
  }

  @FieldResolver(() => [String], { description: '限制消费事项中文 The Chinese terms of `limits`.' })
  limitLabels(): string[] {
    return Object.values(ConsumptionLimit.labels);
  }

  @FieldResolver(() => [RestrictedPerson], {
    description: '受限人员 Who is restricted together with a unit; empty where the subject is a person.',
  })
  restrictedPersons(
    @Root() { id }: ConsumptionRestriction,
    @Ctx() context: RequestContext,
  ): Promise<RestrictedPerson[]> {
    return loadMany(context, RestrictedPerson, 'restrictionId', id, ['id']);
  }

  @FieldResolver(() => Boolean, { description: '生效中 Whether it is in force today.' })
  inForce(@Root() restriction: ConsumptionRestriction, @Ctx() { now }: RequestContext): boolean {
    return consumptionStanding.isOn(restriction, dateInShanghai(now));
  }
}
