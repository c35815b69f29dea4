import { Auction } from '../../../subgraphs/assets/auction/auction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { dateOf, yearOf, type Day } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import { yuan } from '../../world/case/docket.ts';
import type { Emit } from '../row-writer.ts';

import { ownLabelOf, type Kind } from './units.ts';

/** A piece of property that a case disposes of, as far as its auction needs it. Amounts in fen. */
export interface Lot {
  readonly bound: Row<CaseBound>;
  readonly assetId: string;
  readonly assetKind: Kind;
  readonly appraisedFen: number;
  /** The day on which disposal began, and the day on which its proceeds had arrived. */
  readonly started: Day;
  readonly received: Day;
}

/** The course of one auction, as far as published numbers determine it. */
export interface Course {
  readonly outcome: NonNullable<Auction['outcome']>;
  /** Only of sold lots. */
  readonly prices?: { readonly start: number; readonly deal: number };
}

// The five that Gansu's courts use (甘肃法制报, 2018-11-19); the names are those of the Supreme Court's first list of 2016.
const PLATFORMS = ['淘宝网', '京东网', '公拍网', '人民法院诉讼资产网', '中国拍卖行业协会网'];

// A starting price is at least 70 % of the appraisal, the second one at least 80 % of the first
// (最高人民法院关于人民法院网络司法拍卖若干问题的规定, 2016, arts. 10, 26).
const LOWEST_START = 70;
const SECOND_START = 80;
/** Days from an unsold first auction to the second. */
const BETWEEN_ROUNDS = 16;

/** Writes one auction of a lot. */
export function writeAuction(random: Random, emit: Emit, lot: Lot, course: Course): void {
  const { outcome, prices } = course;
  const start = prices?.start ?? startOf(random, lot);
  const appraised = prices ? Math.round((prices.start * random.int(100, 140)) / 10_000) * 100 : lot.appraisedFen;
  writeRound(emit, lot, {
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

/** Writes an unsold first auction and a sold second one. */
export function writeTwoRounds(random: Random, emit: Emit, lot: Lot): void {
  const start = startOf(random, lot);
  const first = { started: lot.started, ended: lot.started + 1, appraised: lot.appraisedFen };
  writeRound(emit, lot, { ...first, round: 'FIRST', start, deal: null, bids: 0, outcome: 'UNSOLD' });
  const again = Math.round((start * SECOND_START) / 10_000) * 100;
  const started = lot.started + BETWEEN_ROUNDS;
  writeRound(emit, lot, {
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

/** Whether two rounds fit before the proceeds arrived, both in one year, so that a year's count has both. */
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

function writeRound(emit: Emit, { bound, assetId, assetKind }: Lot, round: Round): void {
  const id = idOf('au', `${assetId}/${round.round}`);
  emit(Auction, {
    ...bound,
    id,
    assetId,
    assetKind,
    assetKindOwnLabel: ownLabelOf(assetKind),
    // Both rounds of a lot are on the same platform.
    platform: PLATFORMS[assetId.charCodeAt(assetId.length - 1) % PLATFORMS.length] as string,
    round: round.round,
    appraisedValue: yuan(round.appraised),
    startingPrice: yuan(round.start),
    startedOn: dateOf(round.started),
    endedOn: dateOf(round.ended),
    bidCount: round.bids,
    dealPrice: round.deal === null ? null : yuan(round.deal),
    outcome: round.outcome,
  });
}

// Bidding lasts at least 24 hours, unless the proceeds arrived on the day it began: then it ended on that day.
function endOf({ received }: Lot, started: Day): Day {
  return received > started ? started + 1 : started;
}

function startOf(random: Random, { appraisedFen }: Lot): number {
  return Math.round((appraisedFen * random.int(LOWEST_START, 100)) / 10_000) * 100;
}

function dealOf(random: Random, start: number): number {
  return Math.round((start * random.int(100, 165)) / 10_000) * 100;
}
