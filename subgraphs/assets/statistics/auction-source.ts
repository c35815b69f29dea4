import { count, countDistinct, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Auction } from '../auction/auction.entity.ts';

import { CASE_COLUMNS, WHOSE, within } from './case-columns.ts';

const HELD = within('t.started_on');
const ENDED = within('t.ended_on');
const SOLD = `${ENDED} and t.outcome = 'SOLD'`;

export const auctionSource: Source = {
  entity: Auction,
  concerns: `((${HELD}) or (${ENDED}))`,
  person: WHOSE,
  columns: CASE_COLUMNS,
  sums: {
    auctionsHeld: count(HELD),
    auctionCases: countDistinct('t.case_id', HELD),
    auctionsEnded: count(ENDED),
    auctionsSold: count(SOLD),
    dealAmount: totalMoney('t.deal_price', SOLD),
    soldStartingAmount: totalMoney('t.starting_price', SOLD),
  },
};
