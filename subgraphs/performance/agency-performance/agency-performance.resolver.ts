import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { badInput } from '../../shared/bad-input.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.entity.ts';
import { IndicatorValue } from '../indicator/indicator-value.entity.ts';
import { ScoringScheme } from '../scoring-scheme/scoring-scheme.entity.ts';

import { AgencyPerformance } from './agency-performance.entity.ts';
import { agencyPerformanceList } from './agency-performance.list.ts';
import { sealOfPerformance } from './performance-seal.ts';
import { rankAmongPeers } from './rank-among-peers.ts';
import { ScoreItem } from './score-item.entity.ts';
import { currentScore, scoreBefore, scoreLastYear } from './scores-of-agency.ts';

@Resolver(() => AgencyPerformance)
export class AgencyPerformanceResolver {
  @Query(() => AgencyPerformance, {
    nullable: true,
    description:
      '单位考评 One score: that of an id, or the current version of agencyId, period and schemeId together; null if there is none.',
  })
  agencyPerformance(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('agencyId', () => ID, { nullable: true, description: '单位编号 Opaque id of the agency.' })
    agencyId: string | null,
    @Arg('period', () => PeriodScalar, { nullable: true, description: '考评期间 The period.' }) period: Period | null,
    @Arg('schemeId', () => ID, { nullable: true, description: '方案编号 Opaque id of the scheme.' })
    schemeId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AgencyPerformance | null> {
    const given = [id, agencyId, period, schemeId].filter((value) => value != null).length;
    if (id != null && given === 1) {
      return loadOne(context, AgencyPerformance, 'id', id);
    }
    if (agencyId != null && period != null && schemeId != null && given === 3) {
      return currentScore(context, { agencyId, period, schemeId });
    }
    throw badInput('are not one key', 'either id, or agencyId, period and schemeId together', 'id | agencyId');
  }

  @DependsOn()
  @Query(() => agencyPerformanceList.Connection, {
    description: '单位考评列表 Scores of agencies: the versions in force, unless others are asked for.',
  })
  agencyPerformances(
    @Args(() => agencyPerformanceList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AgencyPerformance>> {
    return agencyPerformanceList.page(context, args);
  }

  @DependsOn<AgencyPerformance>('periodFrom', 'periodTo')
  @FieldResolver(() => PeriodScalar, { description: '考评期间 The period that is assessed.' })
  period(@Root() { periodFrom, periodTo }: AgencyPerformance): Period {
    return { from: periodFrom, to: periodTo };
  }

  @DependsOn<AgencyPerformance>('agencyId')
  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency that is assessed.' })
  agency(@Root() { agencyId }: AgencyPerformance, @Ctx() context: RequestContext): Promise<Agency | null> {
    return loadOne(context, Agency, 'id', agencyId);
  }

  @DependsOn<AgencyPerformance>('schemeId')
  @FieldResolver(() => ScoringScheme, {
    nullable: true,
    description: '评分方案 The version of the rules it was scored by.',
  })
  scheme(@Root() { schemeId }: AgencyPerformance, @Ctx() context: RequestContext): Promise<ScoringScheme | null> {
    return loadOne(context, ScoringScheme, 'id', schemeId);
  }

  @FieldResolver(() => [ScoreItem], { description: '扣分项 Points taken, each with its rule and evidence, by day.' })
  async deductions(@Root() { id }: AgencyPerformance, @Ctx() context: RequestContext): Promise<ScoreItem[]> {
    return (await itemsOf(context, id)).filter(({ kind }) => kind === 'DEDUCTION');
  }

  @FieldResolver(() => [ScoreItem], { description: '加分项 Points given, each with its rule and evidence, by day.' })
  async bonuses(@Root() { id }: AgencyPerformance, @Ctx() context: RequestContext): Promise<ScoreItem[]> {
    return (await itemsOf(context, id)).filter(({ kind }) => kind === 'BONUS');
  }

  @DependsOn<AgencyPerformance>('id')
  @FieldResolver(() => [IndicatorValue], { description: '指标值 What each indicator was, by code.' })
  indicatorValues(@Root() { id }: AgencyPerformance, @Ctx() context: RequestContext): Promise<IndicatorValue[]> {
    return loadMany(context, IndicatorValue, 'performanceId', id, ['indicatorCode']);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '同类排名 Its place among its peers, 1 the best, equal scores sharing a place; null where it was replaced.',
  })
  async rank(@Root() score: AgencyPerformance, @Ctx() context: RequestContext): Promise<number | null> {
    return (await rankAmongPeers(context, score))?.rank ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: '同类单位数 How many peers were scored, itself included; null where it was replaced.',
  })
  async peerCount(@Root() score: AgencyPerformance, @Ctx() context: RequestContext): Promise<number | null> {
    return (await rankAmongPeers(context, score))?.peers ?? null;
  }

  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description: '上期考评 The score of the period before, in the same programme; null if there is none.',
  })
  lastPeriod(@Root() score: AgencyPerformance, @Ctx() context: RequestContext): Promise<AgencyPerformance | null> {
    return scoreBefore(context, score);
  }

  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description:
      '上年同期考评 The score of the same period of the year before, in the same programme; null if there is none.',
  })
  lastYear(@Root() score: AgencyPerformance, @Ctx() context: RequestContext): Promise<AgencyPerformance | null> {
    return scoreLastYear(context, score);
  }

  @DependsOn<AgencyPerformance>('replacesId')
  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description: '所更正版本 The version that it takes the place of; null where it is the first.',
  })
  replaces(
    @Root() { replacesId }: AgencyPerformance,
    @Ctx() context: RequestContext,
  ): Promise<AgencyPerformance | null> | null {
    return replacesId === null ? null : loadOne(context, AgencyPerformance, 'id', replacesId);
  }

  @DependsOn<AgencyPerformance>('id')
  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description: '更正后版本 The version that took its place; null while none has.',
  })
  replacedBy(@Root() { id }: AgencyPerformance, @Ctx() context: RequestContext): Promise<AgencyPerformance | null> {
    return loadOne(context, AgencyPerformance, 'replacesId', id);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: '封印完好 Whether score and items are still those that were sealed; null where there is no seal.',
  })
  async sealIntact(@Root() score: AgencyPerformance, @Ctx() context: RequestContext): Promise<boolean | null> {
    return score.seal === null ? null : score.seal === sealOfPerformance(score, await itemsOf(context, score.id));
  }
}

function itemsOf(context: RequestContext, performanceId: string): Promise<ScoreItem[]> {
  return loadMany(context, ScoreItem, 'performanceId', performanceId, ['occurredOn', 'id']);
}
