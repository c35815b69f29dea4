import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { rate } from '../../shared/measures/rate.ts';
import { DecimalScalar, subtractDecimals } from '../../shared/scalars/decimal.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Asset } from '../asset/asset.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { Auction } from './auction.entity.ts';
import { auctionList } from './auction.list.ts';

@Resolver(() => Auction)
export class AuctionResolver {
  @Query(() => Auction, { nullable: true, description: '网络司法拍卖 One auction; null if there is none.' })
  auction(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Auction | null> {
    return lookUp(context, Auction, { id });
  }

  @Query(() => auctionList.Connection, { description: '网络司法拍卖列表 Auctions.' })
  auctions(@Args(() => auctionList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<Auction>> {
    return auctionList.page(context, args);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '溢价率 (deal − starting) / starting, to at most six places; null where it was not sold.',
  })
  premiumRate(@Root() { dealPrice, startingPrice }: Auction): string | null {
    return dealPrice === null ? null : rate(subtractDecimals(dealPrice, startingPrice), startingPrice);
  }

  @FieldResolver(() => Asset, { nullable: true, description: '财产 What was offered.' })
  asset(@Root() { assetId }: Auction, @Ctx() context: RequestContext): Promise<Asset | null> {
    return loadOne(context, Asset, 'id', assetId);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it was held in.' })
  enforcementCase(@Root() { caseId }: Auction): EnforcementCase {
    return { id: caseId };
  }
}
