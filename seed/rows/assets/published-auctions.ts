import { quota, split } from '../../quota.ts';
import type { Random } from '../../random.ts';
import { gansuAuctionAmounts, quotas } from '../../world/quotas.ts';
import type { Emit } from '../row-writer.ts';

import { hasTimeForTwo, writeAuction, writeTwoRounds, type Course, type Lot } from './auctions.ts';

/** Published numbers of a region's auctions in a year: held, sold, and their prices. */
export interface PublishedAuctions {
  readonly regionPrefix: string;
  readonly year: string;
  readonly held: number;
  readonly sold: number;
  /** Lots that were offered twice; both rounds count among those held. */
  readonly twice: number;
  /** Of all sold, in fen. */
  readonly amounts?: { readonly deals: number; readonly starts: number };
}

/** By set. Gansu published a number of cases, so each of its auctions belongs to a different case. */
export const PUBLISHED_AUCTIONS: Readonly<Record<'default' | 'gansu' | 'load', PublishedAuctions | null>> = {
  default: {
    regionPrefix: '5133',
    year: '2022',
    held: quotas['ganzi-2022-auctions'].wanted,
    sold: quotas['ganzi-2022-auction-sold'].wanted,
    twice: 8,
  },
  gansu: {
    regionPrefix: '62',
    year: '2018',
    held: quotas['gansu-auctions'].wanted,
    sold: quotas['gansu-auction-success'].wanted,
    twice: 0,
    amounts: gansuAuctionAmounts,
  },
  load: null,
};

/**
 * Writes exactly the published number of auctions, evenly spread over the eligible lots.
 * @throws RangeError where there are fewer lots than auctions, or too few with time for two rounds
 */
export function writePublishedAuctions(
  random: Random,
  emit: Emit,
  published: PublishedAuctions,
  lots: readonly Lot[],
): void {
  const { held, sold, twice } = published;
  const isChosen = quota(lots.length, held - twice);
  const chosen = lots.filter(() => isChosen());
  const withTimeForTwo = chosen.filter(hasTimeForTwo);
  const isTwice = quota(withTimeForTwo.length, twice);
  const twiceOffered = new Set(withTimeForTwo.filter(() => isTwice()));
  const once = chosen.filter((lot) => !twiceOffered.has(lot));
  for (const lot of twiceOffered) {
    writeTwoRounds(random.stream(lot.assetId), emit, lot);
  }

  const isSold = quota(once.length, sold - twice);
  const courses = once.map((lot) => ({ lot, sells: isSold() }));
  const prices = published.amounts
    ? pricesOf(
        random,
        published.amounts,
        courses.filter(({ sells }) => sells).map(({ lot }) => lot),
      )
    : null;
  for (const { lot, sells } of courses) {
    const own = random.stream(lot.assetId);
    writeAuction(own, emit, lot, sells ? { outcome: 'SOLD', prices: prices?.get(lot) } : { outcome: unsoldAs(own) });
  }
}

export function unsoldAs(random: Random): Course['outcome'] {
  return random.weighted([
    ['UNSOLD' as const, 72],
    ['SETTLED_IN_KIND' as const, 16],
    ['WITHDRAWN' as const, 12],
  ]);
}

// Both sums are exact to the fen: whole yuan are split by each lot's weight, and the rest below a yuan goes to one lot.
function pricesOf(
  random: Random,
  { deals, starts }: NonNullable<PublishedAuctions['amounts']>,
  lots: readonly Lot[],
): ReadonlyMap<Lot, { start: number; deal: number }> {
  const startYuan = split(
    Math.floor(starts / 100),
    lots.map(({ appraisedFen }) => appraisedFen),
  );
  // The weights are close to the published premium, so no lot is sold below its starting price.
  const dealYuan = split(
    deals / 100,
    startYuan.map((start) => start * (1.15 + 0.49 * random.next())),
  );
  return new Map(
    lots.map((lot, i) => {
      const odd = i === 0 ? starts % 100 : 0;
      return [lot, { start: (startYuan[i] as number) * 100 + odd, deal: (dealYuan[i] as number) * 100 }];
    }),
  );
}
