import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { Group } from '../../shared/measures/group.ts';
import { rate } from '../../shared/measures/rate.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import { rowOf, statistics } from '../../shared/measures/statistics.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { actionSource } from './action-source.ts';
import { ledgerSource } from './ledger-source.ts';
import { SupervisionStatisticsRow } from './supervision-statistics-row.ts';

@Resolver(() => SupervisionStatisticsRow)
export class SupervisionStatisticsResolver {
  @Query(() => [SupervisionStatisticsRow], {
    description: '督促统计 Measures of supervision ledgers and actions, by region, court or period as asked.',
  })
  async supervisionStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<SupervisionStatisticsRow[]> {
    const groups = await statistics(context, [ledgerSource, actionSource], args);
    return groups.map((group) => ({ ...rowOf(group, args, context), ...measures(group) }));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: SupervisionStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: SupervisionStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }
}

function measures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  return {
    opened: counted('opened'),
    closed: counted('closed'),
    openAtEnd: counted('openAtEnd'),
    performed: counted('performed'),
    performedWithoutFiling: counted('performedWithoutFiling'),
    performedWithoutFilingRate: rate(counted('performedWithoutFiling'), counted('performed')),
    due: counted('due'),
    duePerformed: counted('duePerformed'),
    inTimeRate: rate(counted('duePerformed'), counted('due')),
    vague: counted('vague'),
    vagueRate: rate(counted('vague'), counted('opened')),
    actions: counted('actions'),
    riskNotices: counted('riskNotices'),
    judgmentNotes: counted('judgmentNotes'),
    calls: counted('calls'),
    visits: counted('visits'),
    superintendences: counted('superintendences'),
    interviews: counted('interviews'),
    jointCirculars: counted('jointCirculars'),
    fines: counted('fines'),
    fineAmount: String(sums['fineAmount']),
    listings: counted('listings'),
  };
}
