import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Region } from '../region/region.entity.ts';

import { alikeCases, areEnough } from './alike-cases.ts';
import { rangeLabel } from './claim-ranges.ts';
import { namelessCaseList } from './nameless-case.list.ts';
import { NamelessCase } from './nameless-case.ts';

@Resolver(() => NamelessCase)
export class NamelessCaseResolver {
  @Query(() => namelessCaseList.Connection, {
    description:
      '匿名执行案件列表 Cases without anything that names them, for analysis row by row; none where there are few.',
  })
  async namelessCases(
    @Args(() => namelessCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EnforcementCase>> {
    const page = await namelessCaseList.page(context, args);
    return (await areEnough(context)) ? page : NOTHING;
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description:
      '行政区划 Prefecture of the court; null where its cases of the month are of fewer than 10 private persons.',
  })
  async region(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<Region | null> {
    const { region } = await alikeCases(own, context);
    return region === null ? null : loadOne(context, Region, 'code', region);
  }

  @FieldResolver(() => PeriodScalar, {
    nullable: true,
    description:
      '立案月份 Month of filing; null where the prefecture has cases of fewer than 10 private persons of it.',
  })
  async filedMonth(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<Period | null> {
    return (await alikeCases(own, context)).month;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '申请标的下限 The amount claimed is at least this, yuan; null where the month is. Each range is as wide as it takes for 10 private persons.',
  })
  async claimFrom(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<string | null> {
    return (await alikeCases(own, context)).claim?.from ?? null;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '申请标的上限 The amount claimed is less than this, yuan; null for the last range and where there is none.',
  })
  async claimBelow(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<string | null> {
    return (await alikeCases(own, context)).claim?.below ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '申请标的区间 The range in words, e.g. 5万元以上、10万元以下.',
  })
  async claimLabel(@Root() own: EnforcementCase, @Ctx() context: RequestContext): Promise<string | null> {
    const { claim } = await alikeCases(own, context);
    return claim === null ? null : rangeLabel(claim);
  }
}

const NOTHING: Page<EnforcementCase> = {
  edges: [],
  nodes: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  totalCount: () => Promise.resolve(0),
};
