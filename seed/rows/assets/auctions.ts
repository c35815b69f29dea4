import { Auction } from '../../../subgraphs/assets/auction/auction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { dateOf, yearOf, type Day } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import { yuan } from '../../world/case/docket.ts';
import type { Emit } from '../row-writer.ts';

/** A thing that a case disposes of, as far as its auction needs it. Amounts in fen. */
export interface Lot {
  readonly bound: Row<CaseBound>;
  readonly assetId: string;
  readonly appraisedFen: number;
  /** The day disposal began, and the day by which its money was there. */
  readonly started: Day;
  readonly received: Day;
}

/** How one auction goes, where a published number says so. */
export interface Course {
  readonly outcome: NonNullable<Auction['outcome']>;
  /** Of those sold. */
  readonly prices?: { readonly start: number; readonly deal: number };
}

const PLATFORMS = ['公拍网', '人民法院诉讼资产网', '中国拍卖行业协会网拍平台'];

// A starting price is at least 70 % of the appraisal, the second one at least 80 % of the first
// (最高人民法院关于人民法院网络司法拍卖若干问题的规定, 2016, arts. 10, 26).
const LOWEST_START = 70;
const SECOND_START = 80;
/** Days from a first auction that found no buyer to the second. */
const BETWEEN_ROUNDS = 16;

/** Tells one auction of a lot. */
export function tellAuction(random: Random, emit: Emit, lot: Lot, course: Course): void {
  const { outcome, prices } = course;
  const start = prices?.start ?? startOf(random, lot);
  const appraised = prices ? Math.round((prices.start * random.int(100, 140)) / 10_000) * 100 : lot.appraisedFen;
  round(emit, lot, {
    round: 'FIRST',
    started: lot.started,
    ended: endOf(lot, lot.started),
    appraised: Math.max(appraised, start),
    start,
    deal: outcome === 'SOLD' ? (prices?.deal ?? dealOf(random, start)) : null,
    bids: outcome === 'SOLD' ? random.int(1, 40) : 0,
    outcome,
  });
}

/** Tells a first auction that found no buyer and a second that did. */
export function tellTwoRounds(random: Random, emit: Emit, lot: Lot): void {
  const start = startOf(random, lot);
  const first = { started: lot.started, ended: lot.started + 1, appraised: lot.appraisedFen };
  round(emit, lot, { ...first, round: 'FIRST', start, deal: null, bids: 0, outcome: 'UNSOLD' });
  const again = Math.round((start * SECOND_START) / 10_000) * 100;
  const started = lot.started + BETWEEN_ROUNDS;
  round(emit, lot, {
    round: 'SECOND',
    started,
    ended: endOf(lot, started),
    appraised: lot.appraisedFen,
    start: again,
    deal: dealOf(random, again),
    bids: random.int(1, 25),
    outcome: 'SOLD',
  });
}

/** Whether there is time for two rounds before the money came; both in one year, so that a year's count has both. */
export function hasTimeForTwo({ started, received }: Lot): boolean {
  const again = started + BETWEEN_ROUNDS;
  return received >= again && yearOf(again + 1) === yearOf(started);
}

interface Round {
  readonly round: Auction['round'];
  readonly started: Day;
  readonly ended: Day;
  readonly appraised: number;
  readonly start: number;
  readonly deal: number | null;
  readonly bids: number;
  readonly outcome: NonNullable<Auction['outcome']>;
}

function round(emit: Emit, { bound, assetId }: Lot, told: Round): void {
  const id = idOf('au', `${assetId}/${told.round}`);
  emit(Auction, {
    ...bound,
    id,
    assetId,
    // One lot stays on one platform.
    platform: PLATFORMS[assetId.charCodeAt(assetId.length - 1) % PLATFORMS.length] as string,
    round: told.round,
    appraisedValue: yuan(told.appraised),
    startingPrice: yuan(told.start),
    startedOn: dateOf(told.started),
    endedOn: dateOf(told.ended),
    bidCount: told.bids,
    dealPrice: told.deal === null ? null : yuan(told.deal),
    outcome: told.outcome,
  });
}

// Bidding lasts 24 hours at least; where the money came on the day it began, it ended on that day.
function endOf({ received }: Lot, started: Day): Day {
  return received > started ? started + 1 : started;
}

function startOf(random: Random, { appraisedFen }: Lot): number {
  return Math.round((appraisedFen * random.int(LOWEST_START, 100)) / 10_000) * 100;
}

function dealOf(random: Random, start: number): number {
  return Math.round((start * random.int(100, 165)) / 10_000) * 100;
}
