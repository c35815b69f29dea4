import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { RegionCodeScalar } from '../../shared/scalars/region-code.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.entity.ts';

import { Region } from './region.entity.ts';
import { regionList } from './region.list.ts';

@Resolver(() => Region)
export class RegionResolver {
  @DependsOn()
  @Query(() => Region, { nullable: true, description: '行政区划 The region of a code; null if there is none.' })
  region(
    @Arg('code', () => RegionCodeScalar, { description: '行政区划代码 Code of GB/T 2260.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Region | null> {
    return loadOne(context, Region, 'code', code);
  }

  @DependsOn()
  @Query(() => regionList.Connection, { description: '行政区划列表 Regions.' })
  regions(@Args(() => regionList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Region>> {
    return regionList.page(context, args);
  }

  @DependsOn<Region>('parentCode')
  @FieldResolver(() => Region, { nullable: true, description: '上级区划 The region it lies in; null for the country.' })
  parent(@Root() { parentCode }: Region, @Ctx() context: RequestContext): Promise<Region | null> | null {
    return parentCode === null ? null : loadOne(context, Region, 'code', parentCode);
  }

  @DependsOn<Region>('code')
  @FieldResolver(() => [Region], { description: '下级区划 The regions directly below it, by code.' })
  children(@Root() { code }: Region, @Ctx() context: RequestContext): Promise<Region[]> {
    return loadMany(context, Region, 'parentCode', code, ['code']);
  }

  @DependsOn<Region>('code')
  @FieldResolver(() => [Court], { description: '法院 The courts whose own region this is, by code.' })
  courts(@Root() { code }: Region, @Ctx() context: RequestContext): Promise<Court[]> {
    return loadMany(context, Court, 'regionCode', code, ['code']);
  }
}
