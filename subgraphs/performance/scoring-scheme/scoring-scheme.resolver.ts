import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.entity.ts';
import { Indicator } from '../indicator/indicator.entity.ts';
import { Region } from '../region/region.stub.ts';

import { sealOfScheme } from './scheme-seal.ts';
import { ScoringRule } from './scoring-rule.entity.ts';
import { ScoringScheme } from './scoring-scheme.entity.ts';
import { scoringSchemeList } from './scoring-scheme.list.ts';

@Resolver(() => ScoringScheme)
export class ScoringSchemeResolver {
  @Query(() => ScoringScheme, {
    nullable: true,
    description: '评分方案 One version of a scheme, by exactly one of its keys; null if there is none.',
  })
  scoringScheme(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: '方案代码 Its readable code.' }) code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ScoringScheme | null> {
    return lookUp(context, ScoringScheme, { id, code });
  }

  @Query(() => scoringSchemeList.Connection, { description: '评分方案列表 Scoring schemes, all versions.' })
  scoringSchemes(
    @Args(() => scoringSchemeList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ScoringScheme>> {
    return scoringSchemeList.page(context, args);
  }

  @FieldResolver(() => [ScoringRule], { description: '评分规则 Its rules in their order.' })
  rules(@Root() { id }: ScoringScheme, @Ctx() context: RequestContext): Promise<ScoringRule[]> {
    return rulesOf(context, id);
  }

  @FieldResolver(() => [Indicator], { description: '考评指标 The indicators its rules go by, each once, by code.' })
  async indicators(@Root() { id }: ScoringScheme, @Ctx() context: RequestContext): Promise<Indicator[]> {
    const codes = new Set((await rulesOf(context, id)).map(({ indicatorCode }) => indicatorCode));
    const indicators = await Promise.all([...codes].sort().map((code) => loadOne(context, Indicator, 'code', code)));
    return indicators.filter((indicator) => indicator !== null);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      '封印完好 Whether the rules are still those that were sealed at publication; null where there is no seal.',
  })
  async sealIntact(@Root() scheme: ScoringScheme, @Ctx() context: RequestContext): Promise<boolean | null> {
    return scheme.seal === null ? null : scheme.seal === sealOfScheme(scheme, await rulesOf(context, scheme.id));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region whose agencies it assesses.' })
  region(@Root() { regionCode }: ScoringScheme): Region {
    return { code: regionCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '制定单位 The office that laid it down.' })
  issuer(@Root() { issuerId }: ScoringScheme, @Ctx() context: RequestContext): Promise<Agency | null> {
    return loadOne(context, Agency, 'id', issuerId);
  }
}

@Resolver(() => ScoringRule)
export class ScoringRuleResolver {
  @FieldResolver(() => Indicator, { nullable: true, description: '考评指标 The indicator it goes by.' })
  indicator(@Root() { indicatorCode }: ScoringRule, @Ctx() context: RequestContext): Promise<Indicator | null> {
    return loadOne(context, Indicator, 'code', indicatorCode);
  }
}

function rulesOf(context: RequestContext, schemeId: string): Promise<ScoringRule[]> {
  return loadMany(context, ScoringRule, 'schemeId', schemeId, ['serial']);
}
