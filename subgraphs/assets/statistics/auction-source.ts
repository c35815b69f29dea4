import { count, lookedUp, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Auction } from '../auction/auction.entity.ts';

import { CASE_COLUMNS, OF_CASE } from './of-case.ts';

const SOLD = "t.outcome = 'SOLD'";

/**
 * No auction of the case had begun before at the court: counted so, a case counts once however long the period is, and
 * whatever other courts hold that the viewer may not see.
 */
const FIRST_OF_CASE =
  'not exists (select 1 from auction e where e.case_id = t.case_id and e.court_code = t.court_code ' +
  'and (e.started_on < t.started_on or (e.started_on = t.started_on and e.id < t.id)))';

export const auctionSource: Source = {
  entity: Auction,
  person: OF_CASE,
  columns: {
    ...CASE_COLUMNS,
    platform: 't.platform',
    assetKind: 't.asset_kind',
  },
  division: ['platform', 'court', 'time', 'assetKind'],
  events: {
    started: {
      on: 't.started_on',
      flows: { auctionsHeld: count(), auctionCases: count(lookedUp('first_of_case', FIRST_OF_CASE)) },
    },
    ended: {
      on: 't.ended_on',
      flows: {
        auctionsEnded: count(),
        auctionsSold: count(SOLD),
        dealAmount: totalMoney('t.deal_price', SOLD),
        soldStartingAmount: totalMoney('t.starting_price', SOLD),
      },
    },
  },
};
