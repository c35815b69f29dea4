import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import {
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { AssetKind } from '../asset/asset-kind.ts';

export const AuctionRound = labelledEnum('AuctionRound', '拍卖轮次 Which attempt at selling.', {
  FIRST: '一拍 First auction.',
  SECOND: '二拍 Second auction, after the first found no buyer.',
  SALE: '变卖 Sale at a fixed price, after two auctions found no buyer.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const AuctionOutcome = labelledEnum('AuctionOutcome', '拍卖结果 How an auction ended.', {
  SOLD: '成交 Sold to a bidder.',
  UNSOLD: '流拍 Nobody bid.',
  WITHDRAWN: '撤回 Withdrawn before it was sold.',
  SETTLED_IN_KIND: '以物抵债 Given to the applicant in place of money.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'auction' })
@ObjectType({ simpleResolvers: true, description: '网络司法拍卖 One offer of a piece of property at auction.' })
@Directive('@key(fields: "id")')
export class Auction extends CaseBound {
  @IdColumn('编号 Opaque id of the auction.')
  id!: string;

  @KeyColumn()
  assetId!: string;

  @EnumColumn(AssetKind, '财产种类 Kind of the property that was offered.')
  assetKind!: MemberOf<typeof AssetKind>;

  @TextColumn('拍卖平台 The platform it is held on.', { length: 40 })
  platform!: string;

  @EnumColumn(AuctionRound, '拍卖轮次 Which attempt at selling.')
  round!: MemberOf<typeof AuctionRound>;

  @DecimalColumn('评估价 Appraised value, yuan.')
  appraisedValue!: string;

  @DecimalColumn('起拍价 Starting price, yuan.')
  startingPrice!: string;

  @DateColumn('开拍日期 Day on which bidding began or will begin.')
  startedOn!: string;

  @DateColumn('结束日期 Day on which it ended; null while it has not.', { nullable: true })
  endedOn!: string | null;

  @IntColumn('出价次数 How many bids were made.')
  bidCount!: number;

  @DecimalColumn('成交价 Price it was sold for, yuan; null where it was not sold.', { nullable: true })
  dealPrice!: string | null;

  @EnumColumn(AuctionOutcome, '拍卖结果 How it ended; null while it has not.', { nullable: true })
  outcome!: MemberOf<typeof AuctionOutcome> | null;
}
