import { dayOf } from '../calendar.ts';
import { randomOf, type Random } from '../random.ts';
import type { CaseFacts, World } from '../world/case-facts.ts';

import { assistanceOf } from './assets/assistance.ts';
import { hasTimeForTwo, writeAuction, writeTwoRounds, type Lot } from './assets/auctions.ts';
import { doneOn, fenOf, contextOf, type CaseContext } from './assets/case-context.ts';
import { writeHeldReceivable } from './assets/held-receivable.ts';
import { writeHotel } from './assets/hotel.ts';
import { writeInquiries } from './assets/inquiries.ts';
import { writePayout } from './assets/payouts.ts';
import { holdingOf, receivedOn, writeProperty, type Holding } from './assets/property.ts';
import { PUBLISHED_AUCTIONS, writePublishedAuctions, unsoldAs } from './assets/published-auctions.ts';
import { writeUncoveredWallet } from './assets/uncovered-wallet.ts';
import { isMoney } from './assets/units.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/** Below this claim, in fen, property is sold by simpler means than an auction. */
const WORTH_AN_AUCTION = 3_000_000;
/** The share of lots auctioned where no number is published. */
const AUCTIONED = { default: 0.2, gansu: 0.12, load: 0.12 } as const;

/** Writes the records of inquiry, control, disposal and payout of a world's cases. */
export function assetsRows(world: World, emit: Emit): RowWriter {
  const random = randomOf(world.seed).stream('assets');
  const asOf = dayOf(world.asOf);
  const published = PUBLISHED_AUCTIONS[world.set];
  // Collected until the last case: which of them are auctioned depends on their number.
  const publishedLots: Lot[] = [];

  return {
    case: (facts: CaseFacts) => {
      // Two stories are later than the last day of the world: only the courts' own records of them are kept.
      if (facts.filedOn > world.asOf) {
        return;
      }
      const assistance = assistanceOf(facts, emit);
      const context = contextOf(facts, { random, emit: assistance.emit, lean: world.set !== 'default', asOf });
      if (!context) {
        return;
      }
      const holding = holdingOf(context);
      const match = writeInquiries(context, holding?.kind ?? null);
      writeHeldReceivable(context);
      writeUncoveredWallet(context);
      writeHotel(context);
      writePayout(context);
      const assetId = holding ? writeProperty(context, holding, match) : null;
      assistance.finish();
      const lot = holding && assetId ? lotOf(context, holding, assetId) : null;
      if (!lot) {
        return;
      }
      const isPublished =
        published && facts.regionCode.startsWith(published.regionPrefix) && startsIn(facts, published.year);
      if (isPublished) {
        publishedLots.push(lot);
      } else {
        writeOrdinary(context.random, emit, lot, AUCTIONED[world.set]);
      }
    },
    finish: () => {
      if (published) {
        writePublishedAuctions(random.stream('published auctions'), emit, published, publishedLots);
      }
    },
  };
}

function lotOf(context: CaseContext, holding: Holding, assetId: string): Lot | null {
  const { facts, bound } = context;
  const started = doneOn(context, 'DISPOSAL');
  const received = receivedOn(context);
  if (started === undefined || received === undefined || holding.appraisedFen === null) {
    return null;
  }
  if (isMoney(holding.kind) || fenOf(facts.claimAmount) < WORTH_AN_AUCTION) {
    return null;
  }
  // An auction across New Year would count in two years.
  if (/-12-31$/.test(disposalDate(facts))) {
    return null;
  }
  return { bound, assetId, assetKind: holding.kind, appraisedFen: holding.appraisedFen, started, received };
}

function writeOrdinary(random: Random, emit: Emit, lot: Lot, share: number): void {
  if (!random.chance(share)) {
    return;
  }
  if (hasTimeForTwo(lot) && random.chance(0.12)) {
    writeTwoRounds(random, emit, lot);
  } else {
    writeAuction(random, emit, lot, { outcome: random.chance(0.72) ? 'SOLD' : unsoldAs(random) });
  }
}

function startsIn(facts: CaseFacts, year: string): boolean {
  return disposalDate(facts).startsWith(`${year}-`);
}

function disposalDate(facts: CaseFacts): string {
  return facts.nodes.find(({ node }) => node === 'DISPOSAL')?.doneOn ?? '';
}
