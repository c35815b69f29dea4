import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { SHARE_OF_PARENT, YEAR_ON_YEAR } from '../../shared/measures/comparison.ts';
import { rowsOf, type Compared, type Ratios, type Statistics } from '../../shared/measures/rows.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { creditMeasures } from './credit-measures.ts';
import {
  agencyListingSource,
  consumptionSource,
  exitSource,
  interceptionSource,
  listingSource,
  prosecutionSource,
  repairSource,
  sanctionSource,
  unitFineSource,
} from './credit-sources.ts';
import { CreditComparison, CreditStatisticsRow, CREDIT_LABELS } from './credit-statistics-row.ts';

export const CREDIT_STATISTICS: Statistics = {
  sources: [
    listingSource,
    agencyListingSource,
    consumptionSource,
    exitSource,
    sanctionSource,
    unitFineSource,
    prosecutionSource,
    interceptionSource,
    repairSource,
  ],
  measures: creditMeasures,
  labels: CREDIT_LABELS,
};

@Resolver(() => CreditStatisticsRow)
export class CreditStatisticsResolver {
  @Query(() => [CreditStatisticsRow], {
    description: '信用惩戒统计 Measures of joint credit discipline, broken down as asked.',
  })
  creditStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rowsOf(context, CREDIT_STATISTICS, args, info);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: CreditStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '机关 The agency of the group; null where not grouped by it.',
  })
  agency(@Root() row: CreditStatisticsRow & { agencyId?: string | null }): Agency | null {
    return row.agencyId ? { id: row.agencyId } : null;
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '协助单位 The unit of the group; null where not grouped by it.',
  })
  unit(@Root() row: CreditStatisticsRow & { unitId?: string | null }): Agency | null {
    return row.unitId ? { id: row.unitId } : null;
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: CreditStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }

  @FieldResolver(() => CreditComparison, { description: YEAR_ON_YEAR })
  yearOnYear(@Root() { compared }: { compared: Compared }): Promise<Ratios> {
    return compared.yearOnYear();
  }

  @FieldResolver(() => CreditComparison, { nullable: true, description: SHARE_OF_PARENT })
  shareOfParent(@Root() { compared }: { compared: Compared }): Promise<Ratios | null> {
    return compared.shareOfParent();
  }
}
