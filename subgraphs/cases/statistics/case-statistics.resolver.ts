import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import { SHARE_OF_PARENT, YEAR_ON_YEAR } from '../../shared/measures/comparison.ts';
import { rowsOf, type Compared, type Ratios, type Statistics } from '../../shared/measures/rows.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.entity.ts';
import { Region } from '../region/region.entity.ts';

import { caseMeasures } from './case-measures.ts';
import { caseSource } from './case-source.ts';
import { CASE_LABELS, CaseComparison, CaseStatisticsRow } from './case-statistics-row.ts';
import { judgmentSource } from './judgment-source.ts';
import { nodeSource } from './node-source.ts';
import { petitionSource } from './petition-source.ts';

export const CASE_STATISTICS: Statistics = {
  sources: [caseSource, judgmentSource, petitionSource, nodeSource],
  measures: caseMeasures,
  labels: CASE_LABELS,
};

@Resolver(() => CaseStatisticsRow)
export class CaseStatisticsResolver {
  @Query(() => [CaseStatisticsRow], {
    description: '案件统计 Measures of cases, judgments, petitions and nodes, broken down as asked.',
  })
  caseStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rowsOf(context, CASE_STATISTICS, args, info);
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: CaseStatisticsRow, @Ctx() context: RequestContext): Promise<Region | null> | null {
    return regionCode === null ? null : loadOne(context, Region, 'code', regionCode);
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: CaseStatisticsRow, @Ctx() context: RequestContext): Promise<Court | null> | null {
    return courtCode === null ? null : loadOne(context, Court, 'code', courtCode);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '机关 The agency of the group; null where not grouped by it.',
  })
  agency(@Root() row: CaseStatisticsRow & { agencyId?: string | null }): Agency | null {
    return row.agencyId ? { id: row.agencyId } : null;
  }

  @FieldResolver(() => CaseComparison, { description: YEAR_ON_YEAR })
  yearOnYear(@Root() { compared }: { compared: Compared }): Promise<Ratios> {
    return compared.yearOnYear();
  }

  @FieldResolver(() => CaseComparison, { nullable: true, description: SHARE_OF_PARENT })
  shareOfParent(@Root() { compared }: { compared: Compared }): Promise<Ratios | null> {
    return compared.shareOfParent();
  }
}
