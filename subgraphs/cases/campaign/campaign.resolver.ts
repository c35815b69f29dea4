import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { rate } from '../../shared/measures/rate.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.entity.ts';
import type { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { enforcementCaseList } from '../enforcement-case/enforcement-case.list.ts';
import { Region } from '../region/region.entity.ts';

import { Campaign, CampaignCourt } from './campaign.entity.ts';
import { campaignList } from './campaign.list.ts';

@Resolver(() => Campaign)
export class CampaignResolver {
  @DependsOn()
  @Query(() => Campaign, { nullable: true, description: '专项行动 One campaign; null if there is none.' })
  campaign(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Campaign | null> {
    return loadOne(context, Campaign, 'id', id);
  }

  @DependsOn()
  @Query(() => campaignList.Connection, { description: '专项行动列表 Campaigns.' })
  campaigns(@Args(() => campaignList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Campaign>> {
    return campaignList.page(context, args);
  }

  @DependsOn<Campaign>('regionCode')
  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region it was led from.' })
  region(@Root() { regionCode }: Campaign, @Ctx() context: RequestContext): Promise<Region | null> {
    return loadOne(context, Region, 'code', regionCode);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '总体进度 (casesConcluded + casesTerminatedCompliant) / casesTakenUp, as reported; null where none was taken up.',
  })
  progressRate(@Root() campaign: Campaign): string | null {
    return rate(campaign.casesConcluded + campaign.casesTerminatedCompliant, campaign.casesTakenUp);
  }

  @FieldResolver(() => [Court], { description: '参加法院 The courts that took part, by code.' })
  async courts(@Root() { id }: Campaign, @Ctx() context: RequestContext): Promise<Court[]> {
    const links = await loadMany(context, CampaignCourt, 'campaignId', id, ['courtCode']);
    const courts = await Promise.all(links.map(({ courtCode }) => loadOne(context, Court, 'code', courtCode)));
    return courts.filter((court) => court !== null);
  }

  @DependsOn<Campaign>('id')
  @FieldResolver(() => enforcementCaseList.Connection, {
    description:
      '涉及案件明细 Of the cases it took up those that you may see: against agencies of its region for a committee. How many ' +
      'all were, as reported, is `casesTakenUp`.',
  })
  enforcementCases(
    @Root() { id }: Campaign,
    @Args(() => enforcementCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EnforcementCase>> {
    return enforcementCaseList.pageOf(context, 'campaignId', id, args);
  }
}
