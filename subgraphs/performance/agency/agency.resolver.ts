import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { AgencyPerformance } from '../agency-performance/agency-performance.entity.ts';
import { agencyPerformanceList } from '../agency-performance/agency-performance.list.ts';
import { latestScore } from '../agency-performance/scores-of-agency.ts';
import { Region } from '../region/region.stub.ts';
import { Programme } from '../scoring-scheme/scoring-scheme.entity.ts';
import type { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';
import { supervisionLedgerList } from '../supervision-ledger/supervision-ledger.list.ts';

import { Agency } from './agency.entity.ts';
import { agencyList } from './agency.list.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  @DependsOn()
  @Query(() => Agency, {
    nullable: true,
    description: '机关单位 One agency, by exactly one of its keys; null if there is none.',
  })
  agency(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('creditCode', () => CreditCodeScalar, {
      nullable: true,
      description: '统一社会信用代码 Its unified social credit code.',
    })
    creditCode: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Agency | null> {
    return lookUp(context, Agency, { id, creditCode });
  }

  @DependsOn()
  @Query(() => agencyList.Connection, { description: '机关单位列表 Agencies.' })
  agencies(@Args(() => agencyList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Agency>> {
    return agencyList.page(context, args);
  }

  @DependsOn<Agency>('regionCode')
  @FieldResolver(() => Region, { nullable: true, description: '行政区划 The region it belongs to.' })
  region(@Root() { regionCode }: Agency): Region {
    return { code: regionCode };
  }

  @DependsOn<Agency>('superiorId')
  @FieldResolver(() => Agency, { nullable: true, description: '上级单位 The agency above it; null if none is.' })
  superior(@Root() { superiorId }: Agency, @Ctx() context: RequestContext): Promise<Agency | null> | null {
    return superiorId === null ? null : loadOne(context, Agency, 'id', superiorId);
  }

  @DependsOn<Agency>('id')
  @FieldResolver(() => agencyList.Connection, { description: '下级单位 The agencies directly below it.' })
  subordinates(
    @Root() { id }: Agency,
    @Args(() => agencyList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Agency>> {
    return agencyList.pageOf(context, 'superiorId', id, args);
  }

  @DependsOn<Agency>('id')
  @FieldResolver(() => supervisionLedgerList.Connection, { description: '督促履行台账 Ledgers of what it owes.' })
  supervisionLedgers(
    @Root() { id }: Agency,
    @Args(() => supervisionLedgerList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<SupervisionLedger>> {
    return supervisionLedgerList.pageOf(context, 'agencyId', id, args);
  }

  @DependsOn<Agency>('id')
  @FieldResolver(() => agencyPerformanceList.Connection, {
    description: '单位考评 Its scores: the versions in force, unless others are asked for.',
  })
  performances(
    @Root() { id }: Agency,
    @Args(() => agencyPerformanceList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AgencyPerformance>> {
    return agencyPerformanceList.pageOf(context, 'agencyId', id, args);
  }

  @FieldResolver(() => AgencyPerformance, {
    nullable: true,
    description:
      '最近考评 Its score in force of the period that ended last; of several that end on one day that of the shortest ' +
      'period. Null if it has none.',
  })
  latestPerformance(
    @Root() { id }: Agency,
    @Arg('programme', () => Programme.type, {
      nullable: true,
      description: '考评项目 In this programme; in whichever when left out.',
    })
    programme: MemberOf<typeof Programme> | null,
    @Ctx() context: RequestContext,
  ): Promise<AgencyPerformance | null> {
    return latestScore(context, id, programme);
  }
}
