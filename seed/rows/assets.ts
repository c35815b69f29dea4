import { dayOf } from '../calendar.ts';
import { randomOf, type Random } from '../random.ts';
import type { CaseFacts, World } from '../world/case-facts.ts';

import { hasTimeForTwo, tellAuction, tellTwoRounds, type Lot } from './assets/auctions.ts';
import { tellHeldReceivable } from './assets/held-receivable.ts';
import { tellInquiries } from './assets/inquiries.ts';
import { tellPayout } from './assets/payouts.ts';
import { holdingOf, receivedOn, tellProperty, type Holding } from './assets/property.ts';
import { PUBLISHED_AUCTIONS, tellPublished, unsoldAs } from './assets/published-auctions.ts';
import { doneOn, fenOf, tellingOf, type Telling } from './assets/telling.ts';
import { isMoney } from './assets/units.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/** Below this claim, in fen, a thing is sold by simpler means than an auction. */
const WORTH_AN_AUCTION = 3_000_000;
/** How many of the lots of which no number is published are auctioned. */
const AUCTIONED = { default: 0.2, gansu: 0.12, load: 0.12 } as const;

/** Writes the records of inquiry, control, disposal and payout that the cases of a world tell of. */
export function assetsRows(world: World, emit: Emit): RowWriter {
  const random = randomOf(world.seed).stream('assets');
  const asOf = dayOf(world.asOf);
  const published = PUBLISHED_AUCTIONS[world.set];
  // Held back until the last case: which of them are auctioned depends on how many there are.
  const publishedLots: Lot[] = [];

  return {
    case: (facts: CaseFacts) => {
      const telling = tellingOf(facts, { random, emit, lean: world.set !== 'default', asOf });
      if (!telling) {
        return;
      }
      const holding = holdingOf(telling);
      const finding = tellInquiries(telling, holding?.kind ?? null);
      tellHeldReceivable(telling);
      tellPayout(telling);
      if (!holding) {
        return;
      }
      const lot = lotOf(telling, holding, tellProperty(telling, holding, finding));
      if (!lot) {
        return;
      }
      const counted =
        published && facts.regionCode.startsWith(published.regionPrefix) && startsIn(facts, published.year);
      if (counted) {
        publishedLots.push(lot);
      } else {
        tellOrdinary(telling.random, emit, lot, AUCTIONED[world.set]);
      }
    },
    finish: () => {
      if (published) {
        tellPublished(random.stream('published auctions'), emit, published, publishedLots);
      }
    },
  };
}

function lotOf(telling: Telling, holding: Holding, assetId: string): Lot | null {
  const { facts, bound } = telling;
  const started = doneOn(telling, 'DISPOSAL');
  const received = receivedOn(telling);
  if (started === undefined || received === undefined || holding.appraisedFen === null) {
    return null;
  }
  if (isMoney(holding.kind) || fenOf(facts.claimAmount) < WORTH_AN_AUCTION) {
    return null;
  }
  // An auction over the turn of the year would count in two.
  if (/-12-31$/.test(disposalDate(facts))) {
    return null;
  }
  return { bound, assetId, appraisedFen: holding.appraisedFen, started, received };
}

function tellOrdinary(random: Random, emit: Emit, lot: Lot, share: number): void {
  if (!random.chance(share)) {
    return;
  }
  if (hasTimeForTwo(lot) && random.chance(0.12)) {
    tellTwoRounds(random, emit, lot);
  } else {
    tellAuction(random, emit, lot, { outcome: random.chance(0.72) ? 'SOLD' : unsoldAs(random) });
  }
}

function startsIn(facts: CaseFacts, year: string): boolean {
  return disposalDate(facts).startsWith(`${year}-`);
}

function disposalDate(facts: CaseFacts): string {
  return facts.nodes.find(({ node }) => node === 'DISPOSAL')?.doneOn ?? '';
}
