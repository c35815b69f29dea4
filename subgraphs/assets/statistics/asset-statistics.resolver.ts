import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import { rowOf, statistics } from '../../shared/measures/statistics.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { assetMeasures } from './asset-measures.ts';
import { AssetStatisticsRow } from './asset-statistics-row.ts';
import { auctionSource } from './auction-source.ts';
import { inquirySource } from './inquiry-source.ts';
import { payoutSource } from './payout-source.ts';
import { assetSource, controlSource } from './property-source.ts';

const SOURCES = [inquirySource, assetSource, controlSource, auctionSource, payoutSource];

@Resolver(() => AssetStatisticsRow)
export class AssetStatisticsResolver {
  @Query(() => [AssetStatisticsRow], {
    description: '财产处置统计 Measures of inquiries, property, control, auctions and payouts, broken down as asked.',
  })
  async assetStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<AssetStatisticsRow[]> {
    const groups = await statistics(context, SOURCES, args);
    return groups.map((group) => ({ ...rowOf(group, args, context), ...assetMeasures(group.sums) }));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: AssetStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: AssetStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }
}
