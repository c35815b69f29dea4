import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Asset } from '../asset/asset.entity.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { asset, auction, insertPlaces } from '../testing/sample-rows.ts';

import { Auction } from './auction.entity.ts';

describeOnEachDatabase(assets, 'auctions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(Asset, asset({ id: 'asset-1' }));
    await scratch.insert(
      Auction,
      auction({ id: 'unsold', endedOn: '2021-06-02', outcome: 'UNSOLD' }),
      auction({
        id: 'sold',
        round: 'SECOND',
        startingPrice: '64000.00',
        startedOn: '2021-07-01',
        endedOn: '2021-07-02',
        bidCount: 7,
        dealPrice: '80000.00',
        outcome: 'SOLD',
      }),
      auction({
        id: 'running',
        assetKind: 'VEHICLE',
        platform: '人民法院诉讼资产网',
        startingPrice: '9000.00',
        startedOn: '2021-08-01',
        courtCode: '川33',
        regionCode: '513300',
      }),
    );
  });

  it('shows an auction with its premium, its property and its case', async () => {
    const { data } = await scratch.ask(
      `{ auction(id: "sold") { platform roundLabel outcomeLabel bidCount startingPrice dealPrice premiumRate asset { id } enforcementCase { id } } }`,
    );
    expect(data?.['auction']).toEqual({
      platform: '公拍网',
      roundLabel: '二拍',
      outcomeLabel: '成交',
      bidCount: 7,
      startingPrice: '64000.00',
      dealPrice: '80000.00',
      premiumRate: '0.25',
      asset: { id: 'asset-1' },
      enforcementCase: { id: 'case-1' },
    });
  });

  it('has no price, premium or outcome while it runs, and is null for an unknown id', async () => {
    const { data } = await scratch.ask(
      '{ auction(id: "running") { dealPrice premiumRate outcome outcomeLabel endedOn } none: auction(id: "none") { id } }',
    );
    expect(data).toEqual({
      auction: { dealPrice: null, premiumRate: null, outcome: null, outcomeLabel: null, endedOn: null },
      none: null,
    });
  });

  it.each([
    ['court: "闽0902"', ['sold', 'unsold']],
    ['region: "513300"', ['running']],
    ['platform: "公拍网"', ['sold', 'unsold']],
    ['assetKind: [REAL_ESTATE]', ['sold', 'unsold']],
    ['round: [SECOND, SALE]', ['sold']],
    ['outcome: [UNSOLD]', ['unsold']],
    ['hasEnded: false', ['running']],
    ['hasEnded: true', ['sold', 'unsold']],
    ['started: "2021-Q3"', ['running', 'sold']],
    ['ended: "2021-06"', ['unsold']],
    ['startingPrice: { min: "10000", max: "64000" }', ['sold']],
    ['dealPrice: { min: "1" }', ['sold']],
  ])('lists by { %s }, latest start first', async (filter, ids) => {
    expect(await listedBy(scratch, 'auctions', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it.each([
    ['STARTED_ON', ['unsold', 'sold', 'running']],
    ['ENDED_ON', ['running', 'unsold', 'sold']],
    ['STARTING_PRICE', ['running', 'sold', 'unsold']],
    ['DEAL_PRICE', ['running', 'unsold', 'sold']],
  ])('pages through all records by %s in both directions', async (field, ids) => {
    expect(await pagedBy(scratch, 'auctions', field, 'ASC')).toEqual(ids);
    expect(await pagedBy(scratch, 'auctions', field, 'DESC')).toEqual([...ids].reverse());
  });
});
