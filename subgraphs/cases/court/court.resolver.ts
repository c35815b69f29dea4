import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { CourtStaff } from '../court-staff/court-staff.entity.ts';
import type { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { enforcementCaseList } from '../enforcement-case/enforcement-case.list.ts';
import { Region } from '../region/region.entity.ts';

import { Court } from './court.entity.ts';
import { courtList } from './court.list.ts';

@Resolver(() => Court)
export class CourtResolver {
  @DependsOn()
  @Query(() => Court, { nullable: true, description: '法院 The court of a code; null if there is none.' })
  court(
    @Arg('code', () => CourtCodeScalar, { description: '法院代字 Code of the court.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Court | null> {
    return loadOne(context, Court, 'code', code);
  }

  @DependsOn()
  @Query(() => courtList.Connection, { description: '法院列表 Courts.' })
  courts(@Args(() => courtList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Court>> {
    return courtList.page(context, args);
  }

  @DependsOn<Court>('regionCode')
  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region it serves.' })
  region(@Root() { regionCode }: Court, @Ctx() context: RequestContext): Promise<Region | null> {
    return loadOne(context, Region, 'code', regionCode);
  }

  @DependsOn<Court>('parentCode')
  @FieldResolver(() => Court, { nullable: true, description: '上级法院 The court above it; null for the highest.' })
  parent(@Root() { parentCode }: Court, @Ctx() context: RequestContext): Promise<Court | null> | null {
    return parentCode === null ? null : loadOne(context, Court, 'code', parentCode);
  }

  @DependsOn<Court>('code')
  @FieldResolver(() => [Court], { description: '下级法院 The courts directly below it, by code.' })
  children(@Root() { code }: Court, @Ctx() context: RequestContext): Promise<Court[]> {
    return loadMany(context, Court, 'parentCode', code, ['code']);
  }

  @DependsOn<Court>('code')
  @FieldResolver(() => enforcementCaseList.Connection, { description: '执行案件 Its own enforcement cases.' })
  enforcementCases(
    @Root() { code }: Court,
    @Args(() => enforcementCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EnforcementCase>> {
    return enforcementCaseList.pageOf(context, 'courtCode', code, args);
  }

  @DependsOn<Court>('code')
  @FieldResolver(() => [CourtStaff], { description: '执行人员 Those who enforced there, year by year.' })
  staff(@Root() { code }: Court, @Ctx() context: RequestContext): Promise<CourtStaff[]> {
    return loadMany(context, CourtStaff, 'courtCode', code, ['year']);
  }
}
