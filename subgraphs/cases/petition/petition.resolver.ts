import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import { Petition } from './petition.entity.ts';
import { petitionList } from './petition.list.ts';

@Resolver(() => Petition)
export class PetitionResolver {
  @DependsOn()
  @Query(() => Petition, { nullable: true, description: '执行信访 One petition; null if there is none.' })
  petition(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Petition | null> {
    return loadOne(context, Petition, 'id', id);
  }

  @DependsOn()
  @Query(() => petitionList.Connection, { description: '执行信访列表 Petitions about enforcement.' })
  petitions(@Args(() => petitionList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Petition>> {
    return petitionList.page(context, args);
  }

  @DependsOn<Petition>('caseId')
  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it is about.' })
  enforcementCase(@Root() { caseId }: Petition, @Ctx() context: RequestContext): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'id', caseId);
  }

  @DependsOn<Petition>('courtCode')
  @FieldResolver(() => Court, { nullable: true, description: '法院 The court it is about.' })
  court(@Root() { courtCode }: Petition, @Ctx() context: RequestContext): Promise<Court | null> {
    return loadOne(context, Court, 'code', courtCode);
  }

  @DependsOn<Petition>('filedOn', 'answeredOn')
  @FieldResolver(() => Int, {
    description: '答复天数 Days from receipt to the answer, or to today while there is none.',
  })
  waitingDays(@Root() { filedOn, answeredOn }: Petition, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(filedOn, answeredOn ?? dateInShanghai(now)));
  }
}
