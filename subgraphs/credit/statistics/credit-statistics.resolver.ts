import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { Group } from '../../shared/measures/group.ts';
import { rate } from '../../shared/measures/rate.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import { rowOf, statistics } from '../../shared/measures/statistics.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import {
  consumptionSource,
  exitSource,
  interceptionSource,
  listingSource,
  prosecutionSource,
  repairSource,
  sanctionSource,
} from './credit-sources.ts';
import { CreditStatisticsRow } from './credit-statistics-row.ts';

const SOURCES = [
  listingSource,
  consumptionSource,
  exitSource,
  sanctionSource,
  prosecutionSource,
  interceptionSource,
  repairSource,
];

@Resolver(() => CreditStatisticsRow)
export class CreditStatisticsResolver {
  @Query(() => [CreditStatisticsRow], {
    description: '信用惩戒统计 Measures of joint credit discipline, broken down as asked.',
  })
  async creditStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<CreditStatisticsRow[]> {
    const groups = await statistics(context, SOURCES, args);
    return groups.map((group) => ({
      ...rowOf(group, args, context),
      ...listMeasures(group),
      ...sanctionMeasures(group),
      ...prosecutionMeasures(group),
      ...repairMeasures(group),
    }));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: CreditStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: CreditStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }
}

function listMeasures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  return {
    dishonestListings: counted('listed'),
    dishonestAgencyListings: counted('listedAgencies'),
    dishonestRemovals: counted('listingsRemoved'),
    dishonestInForce: counted('listingsStanding'),
    removalsDue: counted('removalsDue'),
    removalsOnTime: counted('removalsOnTime'),
    removalOnTimeRate: rate(counted('removalsOnTime'), counted('removalsDue')),
    consumptionRestrictions: counted('consumptionImposed'),
    consumptionLifted: counted('consumptionLifted'),
    consumptionInForce: counted('consumptionStanding'),
    exitRestrictions: counted('exitDecided'),
    exitLifted: counted('exitLifted'),
    interceptions: counted('interceptions'),
    interceptedAmount: String(sums['intercepted']),
  };
}

function sanctionMeasures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  return {
    detentions: counted('detentions'),
    detentionDays: counted('detentionDays'),
    fines: counted('fines'),
    fineAmount: String(sums['fined']),
    detentionsAndFines: counted('detentions') + counted('fines'),
    agencyFines: counted('agencyFines'),
    agencyFineAmount: String(sums['agencyFined']),
    assistanceFines: counted('assistanceFines'),
    assistanceFineAmount: String(sums['assistanceFined']),
    compelledAppearances: counted('compelledAppearances'),
    searches: counted('searches'),
    policeLookouts: counted('policeLookouts'),
  };
}

function prosecutionMeasures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  return {
    refusalClues: counted('refusalClues'),
    refusalReferrals: counted('refusalReferrals'),
    refusalProsecutions: counted('refusalProsecuted'),
    refusalPrivateProsecutions: counted('refusalPrivate'),
    refusalJudgments: counted('refusalJudged'),
    refusalConvictions: counted('refusalConvicted'),
    refusalConvictionRate: rate(counted('refusalConvicted'), counted('refusalJudged')),
  };
}

function repairMeasures({ sums }: Group) {
  const counted = (name: string) => Number(sums[name]);
  return {
    repairsAsked: counted('repairsAsked'),
    repairsDecided: counted('repairsDecided'),
    repairsGranted: counted('repairsGranted'),
    repairRate: rate(counted('repairsGranted'), counted('repairsDecided')),
  };
}
