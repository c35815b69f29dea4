import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Plaintiff } from '../plaintiff/plaintiff.entity.ts';

import { Judgment, JudgmentPerformance } from './judgment.entity.ts';
import { judgmentList } from './judgment.list.ts';
import { performanceOf } from './performance.ts';

@Resolver(() => Judgment)
export class JudgmentResolver {
  @DependsOn()
  @Query(() => Judgment, { nullable: true, description: '生效判决 One judgment; null if there is none.' })
  judgment(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Judgment | null> {
    return loadOne(context, Judgment, 'id', id);
  }

  @DependsOn()
  @Query(() => Judgment, {
    nullable: true,
    description: '按文书案号查判决 The judgment of an instrument number; null if there is none.',
  })
  judgmentByInstrumentNumber(
    @Arg('instrumentNumber', () => CaseNumberScalar, { description: '文书案号 Its number.' }) instrumentNumber: string,
    @Ctx() context: RequestContext,
  ): Promise<Judgment | null> {
    return loadOne(context, Judgment, 'instrumentNumber', instrumentNumber);
  }

  @DependsOn()
  @Query(() => judgmentList.Connection, { description: '生效判决列表 Judgments in force.' })
  judgments(@Args(() => judgmentList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Judgment>> {
    return judgmentList.page(context, args);
  }

  @DependsOn<Judgment>('courtCode')
  @FieldResolver(() => Court, { nullable: true, description: '审判法院 The court that gave it.' })
  court(@Root() { courtCode }: Judgment, @Ctx() context: RequestContext): Promise<Court | null> {
    return loadOne(context, Court, 'code', courtCode);
  }

  @DependsOn<Judgment>('defendantAgencyId')
  @FieldResolver(() => Agency, { nullable: true, description: '被告机关 The agency it is against; null if none is.' })
  defendantAgency(@Root() { defendantAgencyId }: Judgment): Agency | null {
    return defendantAgencyId === null ? null : { id: defendantAgencyId };
  }

  @DependsOn<Judgment>('enforcementCaseId')
  @FieldResolver(() => Boolean, { description: '进入执行 Whether its enforcement was applied for.' })
  enteredEnforcement(@Root() { enforcementCaseId }: Judgment): boolean {
    return enforcementCaseId !== null;
  }

  @DependsOn<Judgment>('enforcementCaseId')
  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '执行案件 The case by which it entered enforcement; null if it did not.',
  })
  enforcementCase(
    @Root() { enforcementCaseId }: Judgment,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> | null {
    return enforcementCaseId === null ? null : loadOne(context, EnforcementCase, 'id', enforcementCaseId);
  }

  @FieldResolver(() => JudgmentPerformance.type, { description: '履行情况 When it was performed.' })
  performance(@Root() judgment: Judgment): MemberOf<typeof JudgmentPerformance> {
    return performanceOf(judgment);
  }

  @FieldResolver(() => String, { description: '履行情况中文 The Chinese term of `performance`.' })
  performanceLabel(@Root() judgment: Judgment): string {
    return JudgmentPerformance.labels[performanceOf(judgment)];
  }

  @DependsOn<Judgment>('id')
  @FieldResolver(() => [Plaintiff], { description: '原告 Who won it.' })
  plaintiffs(@Root() { id }: Judgment, @Ctx() context: RequestContext): Promise<Plaintiff[]> {
    return loadMany(context, Plaintiff, 'judgmentId', id, ['id']);
  }

  @FieldResolver(() => [Judgment], {
    description: '系列案其他判决 The other judgments of the same plaintiff, or the family, against the same defendant.',
  })
  async series(@Root() { id, seriesId }: Judgment, @Ctx() context: RequestContext): Promise<Judgment[]> {
    if (seriesId === null) {
      return [];
    }
    const series = await loadMany(context, Judgment, 'seriesId', seriesId, ['effectiveOn', 'id']);
    return series.filter((other) => other.id !== id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '逾期履行天数 Days from the end of the term to performance, or to today while it is not performed; 0 in time; ' +
      'null where no term was set.',
  })
  lateDays(@Root() { performanceDueOn, performedOn }: Judgment, @Ctx() { now }: RequestContext): number | null {
    if (performanceDueOn === null) {
      return null;
    }
    return Math.max(0, daysBetween(performanceDueOn, performedOn ?? dateInShanghai(now)));
  }
}
