import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import { SHARE_OF_PARENT, YEAR_ON_YEAR } from '../../shared/measures/comparison.ts';
import { rowsOf, type Compared, type Ratios, type Statistics } from '../../shared/measures/rows.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.entity.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { actionSource } from './action-source.ts';
import { ledgerSource } from './ledger-source.ts';
import { supervisionMeasures } from './supervision-measures.ts';
import { SupervisionComparison, SupervisionStatisticsRow, SUPERVISION_LABELS } from './supervision-statistics-row.ts';

export const SUPERVISION_STATISTICS: Statistics = {
  sources: [ledgerSource, actionSource],
  measures: supervisionMeasures,
  labels: SUPERVISION_LABELS,
};

@Resolver(() => SupervisionStatisticsRow)
export class SupervisionStatisticsResolver {
  @Query(() => [SupervisionStatisticsRow], {
    description: '督促统计 Measures of supervision ledgers and actions, by region, court or period as asked.',
  })
  supervisionStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rowsOf(context, SUPERVISION_STATISTICS, args, info);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: SupervisionStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '机关 The agency of the group; null where not grouped by it.',
  })
  agency(
    @Root() row: SupervisionStatisticsRow & { agencyId?: string | null },
    @Ctx() context: RequestContext,
  ): Promise<Agency | null> | null {
    return row.agencyId ? loadOne(context, Agency, 'id', row.agencyId) : null;
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: SupervisionStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }

  @FieldResolver(() => SupervisionComparison, { description: YEAR_ON_YEAR })
  yearOnYear(@Root() { compared }: { compared: Compared }): Promise<Ratios> {
    return compared.yearOnYear();
  }

  @FieldResolver(() => SupervisionComparison, { nullable: true, description: SHARE_OF_PARENT })
  shareOfParent(@Root() { compared }: { compared: Compared }): Promise<Ratios | null> {
    return compared.shareOfParent();
  }
}
