import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import type { Group } from '../../shared/measures/group.ts';
import { rate } from '../../shared/measures/rate.ts';
import { canAnswer } from '../../shared/measures/run-source.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import { rowOf, statistics } from '../../shared/measures/statistics.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.entity.ts';
import { Region } from '../region/region.entity.ts';

import { caseSource } from './case-source.ts';
import { CaseStatisticsRow } from './case-statistics-row.ts';
import { judgmentSource } from './judgment-source.ts';

@Resolver(() => CaseStatisticsRow)
export class CaseStatisticsResolver {
  @Query(() => [CaseStatisticsRow], { description: '案件统计 Measures of cases and judgments, broken down as asked.' })
  async caseStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<CaseStatisticsRow[]> {
    const withJudgments = canAnswer(judgmentSource, args);
    const groups = await statistics(context, withJudgments ? [caseSource, judgmentSource] : [caseSource], args);
    return groups.map((group) => ({
      ...rowOf(group, args, context),
      ...caseMeasures(group),
      ...judgmentMeasures(withJudgments ? group : null),
    }));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: CaseStatisticsRow, @Ctx() context: RequestContext): Promise<Region | null> | null {
    return regionCode === null ? null : loadOne(context, Region, 'code', regionCode);
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: CaseStatisticsRow, @Ctx() context: RequestContext): Promise<Court | null> | null {
    return courtCode === null ? null : loadOne(context, Court, 'code', courtCode);
  }
}

function caseMeasures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  const total = counted('carriedOver') + counted('newCases');
  const claimedAmount = String(sums['claimed']);
  const recoveredAmount = String(sums['recovered']);
  return {
    total,
    carriedOver: counted('carriedOver'),
    newCases: counted('newCases'),
    concluded: counted('concluded'),
    conclusionRate: rate(counted('concluded'), total),
    performed: counted('performed'),
    actualPerformanceRate: rate(counted('performed'), counted('concluded')),
    claimedAmount,
    recoveredAmount,
    recoveryRate: rate(recoveredAmount, claimedAmount),
    terminated: counted('terminated'),
    concludedFirst: counted('concludedFirst'),
    terminatedFirst: counted('terminatedFirst'),
    procedureTerminationRate: rate(counted('terminatedFirst'), counted('concludedFirst')),
    terminatedCompliant: counted('terminatedCompliant'),
    terminationComplianceRate: rate(counted('terminatedCompliant'), counted('terminated')),
    withProperty: counted('withProperty'),
    withPropertyInTime: counted('withPropertyInTime'),
    inTimeRateWithProperty: rate(counted('withPropertyInTime'), counted('withProperty')),
    preserved: counted('preserved'),
    preservationRate: rate(counted('preserved'), counted('newCases')),
  };
}

function judgmentMeasures(group: Group | null) {
  if (group === null) {
    return { judgments: null, judgmentsDue: null, judgmentsEnforced: null, voluntaryPerformanceRate: null };
  }
  const counted = (name: string) => Number(group.sums[name]);
  const due = counted('judgmentsDue');
  return {
    judgments: counted('judgments'),
    judgmentsDue: due,
    judgmentsEnforced: counted('judgmentsEnforced'),
    voluntaryPerformanceRate: rate(due - counted('judgmentsDueEnforced'), due),
  };
}
