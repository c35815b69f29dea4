import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Asset } from '../asset/asset.entity.ts';
import { AssistedCase } from '../assisted-case/assisted-case.entity.ts';
import { Auction } from '../auction/auction.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { Payout } from '../payout/payout.entity.ts';

import { EnforcementCase } from './enforcement-case.stub.ts';

@Resolver(() => EnforcementCase)
export class EnforcementCaseResolver {
  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [Asset], { nullable: true, description: '财产 Property found in the case, by day.' })
  assets(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Asset[]> {
    return loadMany(context, Asset, 'caseId', id, ['foundOn', 'id']);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => AssistedCase, {
    nullable: true,
    description: '协助执行 How units were asked and told in the case; null where none was.',
  })
  assistance(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<AssistedCase | null> {
    return loadOne(context, AssistedCase, 'caseId', id);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [InquiryRequest], {
    nullable: true,
    description: '协助查询请求 Requests sent for the case, by day.',
  })
  inquiryRequests(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<InquiryRequest[]> {
    return loadMany(context, InquiryRequest, 'caseId', id, ['sentOn', 'id']);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [ControlMeasure], {
    nullable: true,
    description: '控制措施 Measures taken in the case, by day.',
  })
  controlMeasures(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<ControlMeasure[]> {
    return loadMany(context, ControlMeasure, 'caseId', id, ['fromDate', 'id']);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [Auction], { nullable: true, description: '网络司法拍卖 Auctions held in the case, by day.' })
  auctions(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Auction[]> {
    return loadMany(context, Auction, 'caseId', id, ['startedOn', 'id']);
  }

  @DependsOn<EnforcementCase>('id')
  @FieldResolver(() => [Payout], {
    nullable: true,
    description: '案款发放 Payouts of the case, by the day the money came.',
  })
  payouts(@Root() { id }: EnforcementCase, @Ctx() context: RequestContext): Promise<Payout[]> {
    return loadMany(context, Payout, 'caseId', id, ['receivedOn', 'id']);
  }
}
