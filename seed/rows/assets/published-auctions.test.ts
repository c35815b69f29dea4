import { describe, expect, it } from '@jest/globals';

import type { Auction } from '../../../subgraphs/assets/auction/auction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { rate } from '../../../subgraphs/shared/measures/rate.ts';
import { addDecimals, subtractDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import { dayOf } from '../../calendar.ts';
import { randomOf } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Lot } from './auctions.ts';
import { PUBLISHED_AUCTIONS, tellPublished, type PublishedAuctions } from './published-auctions.ts';

const gansu = PUBLISHED_AUCTIONS.gansu as PublishedAuctions;

describe('Gansu’s published auctions of 2018', () => {
  const told = auctionsOver(gansu, lots(9_137));
  const sold = told.filter(({ outcome }) => outcome === 'SOLD');
  const deals = addDecimals(...sold.map(({ dealPrice }) => dealPrice ?? '0'));
  const starts = addDecimals(...sold.map(({ startingPrice }) => startingPrice));

  it('are 5,900 in as many cases', () => {
    expect(told).toHaveLength(5900);
    expect(new Set(told.map(({ caseId }) => caseId)).size).toBe(5900);
  });

  it('sold in 69.3 of a hundred', () => {
    expect(rate(sold.length, told.length)?.slice(0, 5)).toBe('0.693');
  });

  it('brought 1.89 billion yuan to the cent, 39.48 % above where bids started', () => {
    expect(deals).toBe('1890000000.00');
    expect(rate(subtractDecimals(deals, starts), starts)).toBe('0.394800');
  });

  it('sold nothing below its start', () => {
    for (const { dealPrice, startingPrice } of sold) {
      expect(Number(dealPrice)).toBeGreaterThanOrEqual(Number(startingPrice));
    }
  });
});

it('refuses to tell more auctions than there are lots', () => {
  expect(() => auctionsOver(gansu, lots(5_899))).toThrow(RangeError);
});

function auctionsOver(published: PublishedAuctions, offered: readonly Lot[]): Row<Auction>[] {
  const told: Row<Auction>[] = [];
  const emit: Emit = (_entity, row) => void told.push(row as unknown as Row<Auction>);
  tellPublished(randomOf(7), emit, published, offered);
  return told;
}

function lots(count: number): Lot[] {
  const random = randomOf(3);
  return Array.from({ length: count }, (_, i) => ({
    bound: {
      caseId: `case-${i}`,
      courtCode: '甘0102',
      regionCode: '620102',
      caseTypeCode: 'FIRST_ENFORCEMENT',
      debtorAgencyId: null,
      debtorKind: 'PERSON',
      cause: '民间借贷纠纷',
    },
    assetId: `asset-${i}`,
    appraisedFen: random.int(3_000_000, 300_000_000),
    started: dayOf('2018-05-02'),
    received: dayOf('2018-05-30'),
  }));
}
