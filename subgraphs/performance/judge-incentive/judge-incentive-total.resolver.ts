import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import { RegionCodeScalar } from '../../shared/scalars/region-code.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import { addUpIncentives } from './add-up-incentives.ts';
import { IncentiveGrouping, JudgeIncentiveTotal } from './judge-incentive-total.ts';

@Resolver(() => JudgeIncentiveTotal)
export class JudgeIncentiveTotalResolver {
  @Query(() => [JudgeIncentiveTotal], {
    description:
      '法官考核合计 Entries for judges of a period added up, by court, or, for courts only, by judge. A committee sees the ' +
      'totals of the courts of its region, and no judge.',
  })
  judgeIncentiveTotals(
    @Arg('period', () => PeriodScalar, { description: '记录期间 Entries of this period.' }) period: Period,
    @Arg('by', () => IncentiveGrouping.type, {
      defaultValue: IncentiveGrouping.type.COURT,
      description: '汇总方式 By court unless said otherwise.',
    })
    by: MemberOf<typeof IncentiveGrouping>,
    @Arg('court', () => CourtCodeScalar, {
      nullable: true,
      description: '法院 Of this court and the courts below it; all when left out.',
    })
    court: string | null,
    @Arg('region', () => RegionCodeScalar, {
      nullable: true,
      description: '行政区划 Of courts in this region or below it; all when left out.',
    })
    region: string | null,
    @Ctx() context: RequestContext,
  ): Promise<JudgeIncentiveTotal[]> {
    return addUpIncentives(context, { by, period, court, region });
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 The court whose judges they are.' })
  court(@Root() { courtCode }: JudgeIncentiveTotal): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region of the court.' })
  region(@Root() { regionCode }: JudgeIncentiveTotal): Region {
    return { code: regionCode };
  }
}
