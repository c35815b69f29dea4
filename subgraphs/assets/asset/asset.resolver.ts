import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Auction } from '../auction/auction.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { Party } from '../party/party.stub.ts';

import { Asset } from './asset.entity.ts';
import { assetList } from './asset.list.ts';
import { maskedIdentifier } from './masked-identifier.ts';

@Resolver(() => Asset)
export class AssetResolver {
  @Query(() => Asset, { nullable: true, description: '财产 One piece of property; null if there is none.' })
  asset(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Asset | null> {
    return lookUp(context, Asset, { id });
  }

  @Query(() => assetList.Connection, { description: '财产列表 Property that courts know of.' })
  assets(@Args(() => assetList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Asset>> {
    return assetList.page(context, args);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '脱敏标识 Its identifier with all but the tail hidden; null where it has none.',
  })
  maskedIdentifier(@Root() asset: Asset): string | null {
    return maskedIdentifier(asset);
  }

  @FieldResolver(() => Party, { nullable: true, description: '权利人 The party that holds it.' })
  holder(@Root() { holderPartyId }: Asset): Party {
    return { id: holderPartyId };
  }

  @FieldResolver(() => InquiryRequest, {
    nullable: true,
    description: '查明途径 The request that found it; null where it was told or found otherwise.',
  })
  foundBy(@Root() { foundByInquiryId }: Asset, @Ctx() context: RequestContext): Promise<InquiryRequest | null> | null {
    return foundByInquiryId === null ? null : loadOne(context, InquiryRequest, 'id', foundByInquiryId);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case in which it was found.' })
  enforcementCase(@Root() { caseId }: Asset): EnforcementCase {
    return { id: caseId };
  }

  @FieldResolver(() => [ControlMeasure], { description: '控制措施 The measures that hold it, by day.' })
  controlMeasures(@Root() { id }: Asset, @Ctx() context: RequestContext): Promise<ControlMeasure[]> {
    return loadMany(context, ControlMeasure, 'assetId', id, ['fromDate', 'id']);
  }

  @FieldResolver(() => [Auction], { description: '拍卖 The auctions it was offered in, by day.' })
  auctions(@Root() { id }: Asset, @Ctx() context: RequestContext): Promise<Auction[]> {
    return loadMany(context, Auction, 'assetId', id, ['startedOn', 'id']);
  }
}
