import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const AuctionRound = labelledEnum('AuctionRound', '拍卖轮次 Which attempt at selling.', {
  FIRST: '一拍 First auction.',
  SECOND: '二拍 Second auction, after the first found no buyer.',
  SALE: '变卖 Sale at a fixed price, after two auctions found no buyer.',
});

export const AuctionOutcome = labelledEnum('AuctionOutcome', '拍卖结果 How an auction ended.', {
  SOLD: '成交 Sold to a bidder.',
  UNSOLD: '流拍 Nobody bid.',
  WITHDRAWN: '撤回 Withdrawn before it was sold.',
  SETTLED_IN_KIND: '以物抵债 Given to the applicant in place of money.',
});
