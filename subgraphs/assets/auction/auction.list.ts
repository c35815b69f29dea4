import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AssetKind } from '../asset/asset-kind.ts';

import { Auction, AuctionOutcome, AuctionRound } from './auction.entity.ts';

const filter = filtersOver<Auction>();

export const auctionList = defineList<Auction>({
  entity: Auction,
  name: 'Auction',
  zh: '网络司法拍卖',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Held by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Held by courts in this region or below it.'),
    platform: filter.equals('platform', String, '拍卖平台 Held on exactly this platform.'),
    assetKind: filter.oneOf('assetKind', AssetKind, '财产种类 Offering property of these kinds.'),
    round: filter.oneOf('round', AuctionRound, '拍卖轮次 Of these rounds.'),
    outcome: filter.oneOf('outcome', AuctionOutcome, '拍卖结果 Ended in one of these ways.'),
    hasEnded: filter.present('endedOn', '是否结束 Whether they have ended.'),
    started: filter.during('startedOn', '开拍期间 Begun in this period.'),
    ended: filter.during('endedOn', '结束期间 Ended in this period.'),
    startingPrice: filter.between('startingPrice', '起拍价 Starting price, yuan.'),
    dealPrice: filter.between('dealPrice', '成交价 Price they were sold for, yuan.'),
  },
  orderings: {
    STARTED_ON: ['startedOn', '开拍日期 By the day they began.'],
    ENDED_ON: ['endedOn', '结束日期 By the day they ended.'],
    STARTING_PRICE: ['startingPrice', '起拍价 By starting price.'],
    DEAL_PRICE: ['dealPrice', '成交价 By the price they were sold for.'],
  },
  defaultOrder: ['startedOn', 'desc'],
});
