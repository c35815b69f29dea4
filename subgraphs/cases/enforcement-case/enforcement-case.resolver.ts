import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Campaign } from '../campaign/campaign.entity.ts';
import { Court } from '../court/court.entity.ts';
import { Judgment } from '../judgment/judgment.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { Region } from '../region/region.entity.ts';

import { CaseNode, CaseSuspension, TerminationCheck } from './case-parts.entity.ts';
import { shownId } from './case-reference.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';
import { enforcementCaseList } from './enforcement-case.list.ts';
import { timelineOf } from './timeline.ts';

@Resolver(() => EnforcementCase)
export class EnforcementCaseResolver {
  @DependsOn()
  @Query(() => EnforcementCase, { nullable: true, description: '执行案件 One case; null if there is none.' })
  enforcementCase(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'id', id);
  }

  @DependsOn()
  @Query(() => EnforcementCase, {
    nullable: true,
    description: '按案号查执行案件 The case of a case number; null if there is none.',
  })
  enforcementCaseByNumber(
    @Arg('caseNumber', () => CaseNumberScalar, { description: '案号 Its case number.' }) caseNumber: string,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'caseNumber', caseNumber);
  }

  @DependsOn()
  @Query(() => enforcementCaseList.Connection, { description: '执行案件列表 Enforcement cases.' })
  enforcementCases(
    @Args(() => enforcementCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EnforcementCase>> {
    return enforcementCaseList.page(context, args);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => ID, { description: '编号 Opaque id of the case.' })
  id(@Root() own: EnforcementCase): string {
    return shownId(own);
  }

  @DependsOn<EnforcementCase>('courtCode')
  @FieldResolver(() => Court, { nullable: true, description: '执行法院 The court that enforces.' })
  court(@Root() { courtCode }: EnforcementCase, @Ctx() context: RequestContext): Promise<Court | null> {
    return loadOne(context, Court, 'code', courtCode);
  }

  @DependsOn<EnforcementCase>('regionCode')
  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region of the court that enforces.' })
  region(@Root() { regionCode }: EnforcementCase, @Ctx() context: RequestContext): Promise<Region | null> {
    return loadOne(context, Region, 'code', regionCode);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [Party], { description: '当事人 Its parties: applicants, debtors and others.' })
  parties(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Party[]> {
    return loadMany(context, Party, 'caseId', id, ['id']);
  }

  @DependsOn<EnforcementCase>('debtorAgencyId')
  @FieldResolver(() => Agency, {
    nullable: true,
    description: '被执行机关 The agency that is its debtor; null if none is.',
  })
  debtorAgency(@Root() { debtorAgencyId }: EnforcementCase): Agency | null {
    return debtorAgencyId === null ? null : { id: debtorAgencyId };
  }

  @FieldResolver(() => [CaseNode], { description: '执行节点 Its timeline, from filing to conclusion.' })
  async timeline(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<CaseNode[]> {
    return timelineOf(own, await loadMany(context, CaseNode, 'caseId', own.id, ['id']));
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [CaseSuspension], {
    description: '中止期间 Spans that do not count towards the statutory period.',
  })
  suspensions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<CaseSuspension[]> {
    return loadMany(context, CaseSuspension, 'caseId', id, ['fromDate']);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => TerminationCheck, {
    nullable: true,
    description: '终本核查 What was on record when its procedure was terminated; null where it was not.',
  })
  terminationCheck(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<TerminationCheck | null> {
    return loadOne(context, TerminationCheck, 'caseId', id);
  }

  @DependsOn<EnforcementCase>('originCourtCode')
  @FieldResolver(() => Court, {
    nullable: true,
    description: '原执行法院 The court the case came from; null if it came from none.',
  })
  originCourt(
    @Root() { originCourtCode }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<Court | null> | null {
    return originCourtCode === null ? null : loadOne(context, Court, 'code', originCourtCode);
  }

  @DependsOn<EnforcementCase>('assistingCourtCode')
  @FieldResolver(() => Court, {
    nullable: true,
    description: '协助法院 The court of another place that helps to enforce; null if none does.',
  })
  assistingCourt(
    @Root() { assistingCourtCode }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<Court | null> | null {
    return assistingCourtCode === null ? null : loadOne(context, Court, 'code', assistingCourtCode);
  }

  @DependsOn<EnforcementCase>('bankruptcyCourtCode')
  @FieldResolver(() => Court, {
    nullable: true,
    description: '破产法院 The court to which it was passed on for bankruptcy; null if it was not.',
  })
  bankruptcyCourt(
    @Root() { bankruptcyCourtCode }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<Court | null> | null {
    return bankruptcyCourtCode === null ? null : loadOne(context, Court, 'code', bankruptcyCourtCode);
  }

  @FieldResolver(() => [EnforcementCase], {
    description: '一揽子化解案件 The other cases that one settlement settled with it, by day of filing.',
  })
  async settledTogether(
    @Root() { id, jointSettlementId }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase[]> {
    if (jointSettlementId === null) {
      return [];
    }
    const together = await loadMany(context, EnforcementCase, 'jointSettlementId', jointSettlementId, [
      'filedOn',
      'id',
    ]);
    return together.filter((other) => other.id !== id);
  }

  @DependsOn<EnforcementCase>('resumedFromId')
  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '原终本案件 The terminated case that this one resumes; null if it resumes none.',
  })
  resumedFrom(
    @Root() { resumedFromId }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> | null {
    return resumedFromId === null ? null : loadOne(context, EnforcementCase, 'id', resumedFromId);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [EnforcementCase], {
    description: '恢复执行案件 The cases that resumed this one, by day of filing.',
  })
  resumedBy(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<EnforcementCase[]> {
    return loadMany(context, EnforcementCase, 'resumedFromId', id, ['filedOn', 'id']);
  }

  @DependsOn<EnforcementCase>('judgmentId')
  @FieldResolver(() => Judgment, {
    nullable: true,
    description:
      '执行依据判决 The judgment that is enforced; null where the instrument is another or is not on record.',
  })
  judgment(@Root() { judgmentId }: EnforcementCase, @Ctx() context: RequestContext): Promise<Judgment | null> | null {
    return judgmentId === null ? null : loadOne(context, Judgment, 'id', judgmentId);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [Petition], { description: '执行信访 Complaints about how it is enforced, by day of receipt.' })
  petitions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Petition[]> {
    return loadMany(context, Petition, 'caseId', id, ['filedOn', 'id']);
  }

  @DependsOn<EnforcementCase>('campaignId')
  @FieldResolver(() => Campaign, {
    nullable: true,
    description: '专项行动 The campaign that took it up; null if none did.',
  })
  campaign(@Root() { campaignId }: EnforcementCase, @Ctx() context: RequestContext): Promise<Campaign | null> | null {
    return campaignId === null ? null : loadOne(context, Campaign, 'id', campaignId);
  }
}
