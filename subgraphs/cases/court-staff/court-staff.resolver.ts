import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { rate } from '../../shared/measures/rate.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.entity.ts';

import { caseload } from './caseload.ts';
import { CourtStaff } from './court-staff.entity.ts';
import { courtStaffList } from './court-staff.list.ts';

@Resolver(() => CourtStaff)
export class CourtStaffResolver {
  @DependsOn()
  @Query(() => courtStaffList.Connection, { description: '法院执行人员列表 Staff of courts by year.' })
  courtStaff(
    @Args(() => courtStaffList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CourtStaff>> {
    return courtStaffList.page(context, args);
  }

  @DependsOn<CourtStaff>('courtCode')
  @FieldResolver(() => Court, { nullable: true, description: '法院 The court.' })
  court(@Root() { courtCode }: CourtStaff, @Ctx() context: RequestContext): Promise<Court | null> {
    return loadOne(context, Court, 'code', courtCode);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '办理案件 Cases the court handled in the year: carried over 旧存 + new 新收; null where the number is withheld, as in ' +
      'caseStatistics.',
  })
  async caseload(@Root() staff: CourtStaff, @Ctx() context: RequestContext): Promise<number | null> {
    return ((await caseload(context, staff)) ?? null) as number | null;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '人案比 Cases per officer: caseload / officers; null where there were no officers, or caseload is withheld.',
  })
  async casesPerOfficer(@Root() staff: CourtStaff, @Ctx() context: RequestContext): Promise<string | null> {
    const handled = await caseload(context, staff);
    return handled === null || handled === undefined ? null : rate(handled, staff.officers);
  }

  @DependsOn<CourtStaff>('officers', 'totalStaff')
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '执行干警占比 officers / totalStaff; null where all staff is not reported.',
  })
  officerShare(@Root() { officers, totalStaff }: CourtStaff): string | null {
    return totalStaff === null ? null : rate(officers, totalStaff);
  }

  @DependsOn<CourtStaff>('courtJudges', 'judgesWithEnforcementYear')
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '执行工作经历占比 judgesWithEnforcementYear / courtJudges; null where either is not reported.',
  })
  enforcementYearShare(@Root() { courtJudges, judgesWithEnforcementYear }: CourtStaff): string | null {
    return courtJudges === null || judgesWithEnforcementYear === null
      ? null
      : rate(judgesWithEnforcementYear, courtJudges);
  }
}
