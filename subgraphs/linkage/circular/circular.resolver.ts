import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_AGENCY } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Region } from '../region/region.stub.ts';

import type { CircularUnitReport } from './circular-content.entity.ts';
import { CircularDistribution } from './circular-content.entity.ts';
import { CircularCourtMention } from './circular-court-mention.entity.ts';
import { circularUnitReportList } from './circular-mention.list.ts';
import { CircularMention, CircularRecipient } from './circular-parts.entity.ts';
import { Circular } from './circular.entity.ts';
import { circularList } from './circular.list.ts';

@Resolver(() => Circular)
export class CircularResolver {
  @Query(() => Circular, {
    nullable: true,
    description: '通报 One circular, by exactly one of its keys; null if there is none.',
  })
  circular(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('documentNumber', () => String, { nullable: true, description: '文号 Its document number.' })
    documentNumber: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Circular | null> {
    return lookUp(context, Circular, { id, documentNumber });
  }

  @Query(() => circularList.Connection, { description: '通报列表 Circulars.' })
  circulars(@Args(() => circularList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Circular>> {
    return circularList.page(context, args);
  }

  @FieldResolver(() => PeriodScalar, { description: '通报期间 The half-open period it is about.' })
  period(@Root() { periodFrom, periodUntil }: Circular): Period {
    return { from: periodFrom, to: periodUntil };
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region it is about.' })
  region(@Root() { regionCode }: Circular): Region {
    return { code: regionCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '发文单位 The office that issued it.' })
  async issuer(@Root() { id, issuerAgencyId }: Circular, @Ctx() context: RequestContext): Promise<Agency | null> {
    return (await isShownWith(context, Circular.name, id, WITH_AGENCY)) ? { id: issuerAgencyId } : null;
  }

  @FieldResolver(() => [Agency], { nullable: true, description: '主送单位 The units it was sent to.' })
  async sentTo(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<Agency[]> {
    return (await recipientsOf(context, id)).filter(({ copy }) => !copy).map(({ agencyId }) => ({ id: agencyId }));
  }

  @FieldResolver(() => [Agency], { nullable: true, description: '抄送单位 The units it was copied to.' })
  async copiedTo(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<Agency[]> {
    return (await recipientsOf(context, id)).filter(({ copy }) => copy).map(({ agencyId }) => ({ id: agencyId }));
  }

  @FieldResolver(() => [CircularMention], { description: '表扬单位 The agencies it praises, and what for.' })
  async praised(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<CircularMention[]> {
    return (await mentionsOf(context, id)).filter(({ kind }) => kind === 'PRAISED');
  }

  @FieldResolver(() => [CircularMention], { description: '点名单位 The agencies it names for not performing.' })
  async named(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<CircularMention[]> {
    return (await mentionsOf(context, id)).filter(({ kind }) => kind === 'NAMED');
  }

  @FieldResolver(() => [CircularCourtMention], {
    description: '被通报法院 The courts it praises or names, and what for, by court.',
  })
  courtMentions(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<CircularCourtMention[]> {
    return loadMany(context, CircularCourtMention, 'circularId', id, ['courtCode']);
  }

  @FieldResolver(() => [CircularDistribution], {
    description: '发送范围 The offices it went to, beside the units in `sentTo` and `copiedTo`.',
  })
  distribution(@Root() { id }: Circular, @Ctx() context: RequestContext): Promise<CircularDistribution[]> {
    return loadMany(context, CircularDistribution, 'circularId', id, ['office']);
  }

  @FieldResolver(() => circularUnitReportList.Connection, {
    description: '成员单位工作情况 What it tells of each member unit.',
  })
  unitReports(
    @Root() { id }: Circular,
    @Args(() => circularUnitReportList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularUnitReport>> {
    return circularUnitReportList.pageOf(context, 'circularId', id, args);
  }
}

function recipientsOf(context: RequestContext, circularId: string): Promise<CircularRecipient[]> {
  return loadMany(context, CircularRecipient, 'circularId', circularId, ['id']);
}

function mentionsOf(context: RequestContext, circularId: string): Promise<CircularMention[]> {
  return loadMany(context, CircularMention, 'circularId', circularId, ['id']);
}
