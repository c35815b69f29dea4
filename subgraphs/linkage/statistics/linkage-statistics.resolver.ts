import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { SHARE_OF_PARENT, YEAR_ON_YEAR } from '../../shared/measures/comparison.ts';
import { rowsOf, type Compared, type Ratios, type Statistics } from '../../shared/measures/rows.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import {
  adviceSource,
  attendanceSource,
  circularSource,
  commitmentSource,
  courtMentionSource,
  meetingSource,
  membershipSource,
  mentionSource,
  resolutionSource,
} from './conference-sources.ts';
import { agreementSource, breachSource, gridTaskSource, sessionSource } from './court-sources.ts';
import { linkageMeasures } from './linkage-measures.ts';
import { LinkageComparison, LinkageStatisticsRow, LINKAGE_LABELS } from './linkage-statistics-row.ts';

export const LINKAGE_STATISTICS: Statistics = {
  sources: [
    membershipSource,
    meetingSource,
    attendanceSource,
    resolutionSource,
    circularSource,
    mentionSource,
    commitmentSource,
    courtMentionSource,
    adviceSource,
    agreementSource,
    gridTaskSource,
    sessionSource,
    breachSource,
  ],
  measures: linkageMeasures,
  labels: LINKAGE_LABELS,
};

@Resolver(() => LinkageStatisticsRow)
export class LinkageStatisticsResolver {
  @Query(() => [LinkageStatisticsRow], {
    description: '联动统计 Measures of joint conferences, agreements and assistance, broken down as asked.',
  })
  linkageStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rowsOf(context, LINKAGE_STATISTICS, args, info);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: LinkageStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '机关 The agency of the group; null where not grouped by it.',
  })
  agency(@Root() row: LinkageStatisticsRow & { agencyId?: string | null }): Agency | null {
    return row.agencyId ? { id: row.agencyId } : null;
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '协助单位 The unit of the group; null where not grouped by it.',
  })
  unit(@Root() row: LinkageStatisticsRow & { unitId?: string | null }): Agency | null {
    return row.unitId ? { id: row.unitId } : null;
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: LinkageStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }

  @FieldResolver(() => LinkageComparison, { description: YEAR_ON_YEAR })
  yearOnYear(@Root() { compared }: { compared: Compared }): Promise<Ratios> {
    return compared.yearOnYear();
  }

  @FieldResolver(() => LinkageComparison, { nullable: true, description: SHARE_OF_PARENT })
  shareOfParent(@Root() { compared }: { compared: Compared }): Promise<Ratios | null> {
    return compared.shareOfParent();
  }
}
