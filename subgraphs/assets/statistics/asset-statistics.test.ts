import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Asset } from '../asset/asset.entity.ts';
import { Auction } from '../auction/auction.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { Payout } from '../payout/payout.entity.ts';
import { assets } from '../subgraph.ts';
import { asset, auction, insertPlaces, measure, payout, request } from '../testing/sample-rows.ts';

const XIAPU = { courtCode: '闽0921', regionCode: '350921' };
const GANZI = { courtCode: '川33', regionCode: '513300', debtorKind: 'ENTERPRISE' as const, cause: '买卖合同纠纷' };
const answered = { answeredOn: '2021-03-05', answeredLate: false, outcome: 'FOUND' as const };
const sold = { endedOn: '2021-06-02', outcome: 'SOLD' as const };

describeOnEachDatabase(assets, 'asset statistics', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(
      InquiryRequest,
      request({ id: 'four days', ...answered }),
      request({ id: 'late', ...answered, answeredOn: '2021-04-01', answeredLate: true }),
      request({ id: 'refused', ...answered, outcome: 'REFUSED' }),
      request({ id: 'overdue' }),
      request({ id: 'not due', dueOn: '2999-03-11' }),
      request({ id: 'before', sentOn: '2020-12-31', dueOn: '2021-01-10', ...answered, answeredOn: '2021-01-10' }),
      request({ id: 'elsewhere', ...GANZI, ...answered }),
    );
    await scratch.insert(
      Asset,
      asset({ id: 'a', appraisedValue: '0.10' }),
      asset({ id: 'b', appraisedValue: '0.20', ...XIAPU }),
      asset({ id: 'c', appraisedValue: null, appraisedOn: null }),
      asset({ id: 'd', foundOn: '2022-01-01' }),
    );
    await scratch.insert(
      ControlMeasure,
      measure({ id: 'held' }),
      measure({ id: 'waiting', queueOrder: 2 }),
      measure({ id: 'soft', kind: 'SEAL', form: 'SOFT', amount: null, liftedOn: '2021-12-31' }),
      measure({ id: 'moved', kind: 'TRANSFER', untilDate: null, amount: '1234.56' }),
      measure({ id: 'lifted', fromDate: '2020-01-01', liftedOn: '2021-01-01' }),
    );
    await scratch.insert(
      Auction,
      auction({ id: '1', ...sold, dealPrice: '100000.00' }),
      auction({ id: '2', ...sold, startingPrice: '20000.00', dealPrice: '39480.00', ...XIAPU }),
      auction({ id: '3', endedOn: '2021-06-02', outcome: 'UNSOLD' }),
      auction({ id: '4', endedOn: '2022-01-01', outcome: 'SOLD', dealPrice: '90000.00' }),
      auction({ id: '5', startedOn: '2020-12-31', endedOn: '2021-01-01', outcome: 'WITHDRAWN', caseId: 'case-9' }),
    );
    await scratch.insert(
      Payout,
      payout({ id: 'in time', paidOn: '2021-04-11', paidLate: false, amount: '100.01' }),
      payout({ id: 'on site', paidOn: '2021-04-01', paidLate: false, amount: '200.02', form: 'ON_SITE' }),
      payout({ id: 'late', paidOn: '2021-05-21', paidLate: true, amount: '300.03' }),
      payout({ id: 'overdue', amount: '400.04' }),
      payout({ id: 'not due', dueOn: '2999-05-01', amount: '500.05' }),
    );
  });

  it('measures inquiries: a refusal is not an answer, and an answer that can still come in time is not late', async () => {
    expect(
      await oneRow(
        'inquiriesSent inquiriesAnswered inquiriesRefused averageAnswerDays inquiriesDue inquiriesOnTime inquiriesLate onTimeRate',
      ),
    ).toEqual({
      inquiriesSent: 5,
      inquiriesAnswered: 3,
      inquiriesRefused: 1,
      // 4, 31 and 10 days.
      averageAnswerDays: '15.00',
      inquiriesDue: 5,
      inquiriesOnTime: 2,
      inquiriesLate: 2,
      onTimeRate: '0.40',
    });
  });

  it('measures property and its control to the cent', async () => {
    expect(
      await oneRow(
        'assetsFound foundValue measuresTaken measuresWaiting measuresSoft measuresLifted frozenAmount transferredAmount',
      ),
    ).toEqual({
      assetsFound: 3,
      foundValue: '0.30',
      measuresTaken: 4,
      measuresWaiting: 1,
      measuresSoft: 1,
      measuresLifted: 2,
      frozenAmount: '5000.00',
      transferredAmount: '1234.56',
    });
  });

  it('counts an auction as held when it began and as sold when it ended, and weights the premium by amount', async () => {
    expect(
      await oneRow(
        'auctionsHeld auctionCases auctionsEnded auctionsSold auctionSuccessRate dealAmount soldStartingAmount premiumRate',
      ),
    ).toEqual({
      auctionsHeld: 4,
      // One case, brought to auction at two courts after a transfer: each court counts it.
      auctionCases: 2,
      auctionsEnded: 4,
      auctionsSold: 2,
      auctionSuccessRate: '0.50',
      dealAmount: '139480.00',
      soldStartingAmount: '100000.00',
      premiumRate: '0.3948',
    });
  });

  it('measures payouts, separately those made on site', async () => {
    expect(
      await oneRow(
        'payoutsMade paidAmount onSitePayouts onSiteAmount averagePayoutDays payoutsDue payoutsOnTime payoutOnTimeRate',
      ),
    ).toEqual({
      payoutsMade: 3,
      paidAmount: '600.06',
      onSitePayouts: 1,
      onSiteAmount: '200.02',
      averagePayoutDays: '20.00',
      payoutsDue: 4,
      payoutsOnTime: 2,
      payoutOnTimeRate: '0.50',
    });
  });

  it('has no rate where the denominator is 0', async () => {
    const row = await oneRow(
      'inquiriesSent averageAnswerDays onTimeRate auctionSuccessRate premiumRate averagePayoutDays payoutOnTimeRate paidAmount',
      'period: "2010"',
    );
    expect(row).toEqual({
      inquiriesSent: 0,
      averageAnswerDays: null,
      onTimeRate: null,
      auctionSuccessRate: null,
      premiumRate: null,
      averagePayoutDays: null,
      payoutOnTimeRate: null,
      paidAmount: '0.00',
    });
  });

  it('breaks down by region and shows each region and court', async () => {
    const { data } = await scratch.ask(
      `{ assetStatistics(period: "2021", groupBy: [REGION, COURT]) { regionCode region { code } court { code } auctionsSold inquiriesSent } }`,
    );
    expect(data?.['assetStatistics']).toEqual([
      {
        regionCode: '350902',
        region: { code: '350902' },
        court: { code: '闽0902' },
        auctionsSold: 1,
        inquiriesSent: 5,
      },
      {
        regionCode: '350921',
        region: { code: '350921' },
        court: { code: '闽0921' },
        auctionsSold: 1,
        inquiriesSent: 0,
      },
      { regionCode: '513300', region: { code: '513300' }, court: { code: '川33' }, auctionsSold: 0, inquiriesSent: 1 },
    ]);
  });

  it('rolls regions up to the prefecture and breaks down by quarter', async () => {
    const { data } = await scratch.ask(
      `{ assetStatistics(period: "2021", filter: { region: "350900" }, groupBy: [REGION, PERIOD], regionLevel: CITY, periodUnit: QUARTER) {
        regionCode periodLabel inquiriesSent auctionsHeld payoutsMade } }`,
    );
    expect(data?.['assetStatistics']).toEqual([
      expect.objectContaining({ regionCode: '350900', inquiriesSent: 5, auctionsHeld: 0, payoutsMade: 0 }),
      expect.objectContaining({ regionCode: '350900', inquiriesSent: 0, auctionsHeld: 4, payoutsMade: 3 }),
      expect.objectContaining({ regionCode: '350900', inquiriesSent: 0, auctionsHeld: 0, payoutsMade: 0 }),
      expect.objectContaining({ periodLabel: '2021年第四季度', inquiriesSent: 0, auctionsHeld: 0, payoutsMade: 0 }),
    ]);
  });

  it('filters by debtor kind and cause, and reads only the kinds of event that are asked for', async () => {
    const filter = 'filter: { debtorKind: [ENTERPRISE], cause: "买卖合同纠纷" }';
    expect(await oneRow('inquiriesSent assetsFound', `period: "2021", ${filter}`)).toEqual({
      inquiriesSent: 1,
      assetsFound: 0,
    });
    expect(scratch.statements()).toHaveLength(2);
  });

  async function oneRow(measures: string, args = 'period: "2021", filter: { region: "350900" }'): Promise<unknown> {
    const { data, errors } = await scratch.ask(`{ assetStatistics(${args}) { ${measures} } }`);
    expect(errors).toBeUndefined();
    const rows = data?.['assetStatistics'] as unknown as unknown[];
    expect(rows).toHaveLength(1);
    return rows[0];
  }
});
