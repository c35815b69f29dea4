import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { SHARE_OF_PARENT, YEAR_ON_YEAR } from '../../shared/measures/comparison.ts';
import { rowsOf, type Compared, type Ratios, type Statistics } from '../../shared/measures/rows.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { assetMeasures } from './asset-measures.ts';
import { AssetComparison, AssetStatisticsRow, ASSET_LABELS } from './asset-statistics-row.ts';
import { assistedSource } from './assisted-source.ts';
import { auctionSource } from './auction-source.ts';
import { inquirySource } from './inquiry-source.ts';
import { payoutSource } from './payout-source.ts';
import { assetSource, controlSource } from './property-source.ts';

export const ASSET_STATISTICS: Statistics = {
  sources: [inquirySource, assistedSource, assetSource, controlSource, auctionSource, payoutSource],
  measures: assetMeasures,
  labels: ASSET_LABELS,
};

@Resolver(() => AssetStatisticsRow)
export class AssetStatisticsResolver {
  @Query(() => [AssetStatisticsRow], {
    description: '财产处置统计 Measures of inquiries, property, control, auctions and payouts, broken down as asked.',
  })
  assetStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rowsOf(context, ASSET_STATISTICS, args, info);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: AssetStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '机关 The agency of the group; null where not grouped by it.',
  })
  agency(@Root() row: AssetStatisticsRow & { agencyId?: string | null }): Agency | null {
    return row.agencyId ? { id: row.agencyId } : null;
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '协助单位 The unit of the group; null where not grouped by it.',
  })
  unit(@Root() row: AssetStatisticsRow & { unitId?: string | null }): Agency | null {
    return row.unitId ? { id: row.unitId } : null;
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: AssetStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }

  @FieldResolver(() => AssetComparison, { description: YEAR_ON_YEAR })
  yearOnYear(@Root() { compared }: { compared: Compared }): Promise<Ratios> {
    return compared.yearOnYear();
  }

  @FieldResolver(() => AssetComparison, { nullable: true, description: SHARE_OF_PARENT })
  shareOfParent(@Root() { compared }: { compared: Compared }): Promise<Ratios | null> {
    return compared.shareOfParent();
  }
}
