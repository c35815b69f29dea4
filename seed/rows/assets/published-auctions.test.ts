import { describe, expect, it } from '@jest/globals';

import type { Auction } from '../../../subgraphs/assets/auction/auction.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { rate } from '../../../subgraphs/shared/measures/rate.ts';
import { addDecimals, subtractDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import { dayOf } from '../../calendar.ts';
import { randomOf } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Lot } from './auctions.ts';
import { PUBLISHED_AUCTIONS, writePublishedAuctions, type PublishedAuctions } from './published-auctions.ts';

const gansu = PUBLISHED_AUCTIONS.gansu as PublishedAuctions;

describe('Gansu’s published auctions of 2018', () => {
  const auctions = auctionsOver(gansu, lots(9_137));
  const sold = auctions.filter(({ outcome }) => outcome === 'SOLD');
  const deals = addDecimals(...sold.map(({ dealPrice }) => dealPrice ?? '0'));
  const starts = addDecimals(...sold.map(({ startingPrice }) => startingPrice));

  it('are 5,900, in as many cases', () => {
    expect(auctions).toHaveLength(5900);
    expect(new Set(auctions.map(({ caseId }) => caseId)).size).toBe(5900);
  });

  it('are 69.3 % sold', () => {
    expect(rate(sold.length, auctions.length)?.slice(0, 5)).toBe('0.693');
  });

  it('brought 1.89 billion yuan to the cent, 39.48 % above the starting prices', () => {
    expect(deals).toBe('1890000000.00');
    expect(rate(subtractDecimals(deals, starts), starts)).toBe('0.394800');
  });

  it('sold no lot below its starting price', () => {
    for (const { dealPrice, startingPrice } of sold) {
      expect(Number(dealPrice)).toBeGreaterThanOrEqual(Number(startingPrice));
    }
  });
});

it('rejects more auctions than lots', () => {
  expect(() => auctionsOver(gansu, lots(5_899))).toThrow(RangeError);
});

function auctionsOver(published: PublishedAuctions, offered: readonly Lot[]): Row<Auction>[] {
  const auctions: Row<Auction>[] = [];
  const emit: Emit = (_entity, row) => void auctions.push(row as unknown as Row<Auction>);
  writePublishedAuctions(randomOf(7), emit, published, offered);
  return auctions;
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
    assetKind: 'REAL_ESTATE',
    appraisedFen: random.int(3_000_000, 300_000_000),
    started: dayOf('2018-05-02'),
    received: dayOf('2018-05-30'),
  }));
}
