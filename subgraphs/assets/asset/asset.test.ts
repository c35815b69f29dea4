import { beforeAll, describe, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { asset, insertPlaces, request } from '../testing/sample-rows.ts';

import { Asset } from './asset.entity.ts';
import { maskedIdentifier } from './masked-identifier.ts';

describeOnEachDatabase(assets, 'property', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(InquiryRequest, request({ id: 'inquiry' }));
    await scratch.insert(
      Asset,
      asset({ id: 'account', foundByInquiryId: 'inquiry', foundOn: '2021-03-04' }),
      asset({ id: 'car', kind: 'VEHICLE', identifier: '闽J00045', appraisedValue: '40000.50', foundOn: '2021-03-05' }),
      asset({
        id: 'claim',
        kind: 'RECEIVABLE',
        networkCovered: false,
        identifier: null,
        appraisedValue: null,
        appraisedOn: null,
        foundOn: '2021-04-01',
        courtCode: '川33',
        regionCode: '513300',
      }),
    );
  });

  it('shows property with its holder, its case and the request that found it', async () => {
    const { data } = await scratch.ask(
      `{ asset(id: "account") { kindLabel identifier maskedIdentifier appraisedValue holder { id } enforcementCase { id } foundBy { id agency { id } } } }`,
    );
    expect(data?.['asset']).toEqual({
      kindLabel: '银行存款',
      identifier: '6200000000000012345',
      maskedIdentifier: '****2345',
      appraisedValue: '5000.00',
      holder: { id: 'debtor-1' },
      enforcementCase: { id: 'case-1' },
      foundBy: { id: 'inquiry', agency: { id: 'bank' } },
    });
  });

  it('has null for a missing identifier, value and request', async () => {
    const { data } = await scratch.ask(
      '{ asset(id: "claim") { identifier maskedIdentifier appraisedValue foundBy { id } } none: asset(id: "none") { id } }',
    );
    expect(data).toEqual({
      asset: { identifier: null, maskedIdentifier: null, appraisedValue: null, foundBy: null },
      none: null,
    });
  });

  it.each([
    ['court: "闽0902"', ['car', 'account']],
    ['region: "513300"', ['claim']],
    ['kind: [VEHICLE, RECEIVABLE]', ['claim', 'car']],
    ['networkCovered: false', ['claim']],
    ['found: "2021-03-05/2021-04-01"', ['car']],
    ['appraisedValue: { min: "5000.01" }', ['car']],
    ['appraisedValue: { max: "5000" }', ['account']],
  ])('lists by { %s }, latest found first', async (filter, ids) => {
    expect(await listedBy(scratch, 'assets', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it.each([
    ['FOUND_ON', ['account', 'car', 'claim']],
    ['APPRAISED_VALUE', ['claim', 'account', 'car']],
  ])('pages through all records by %s in both directions', async (field, ids) => {
    expect(await pagedBy(scratch, 'assets', field, 'ASC')).toEqual(ids);
    expect(await pagedBy(scratch, 'assets', field, 'DESC')).toEqual([...ids].reverse());
  });

  it('rejects an invalid page size and amount', async () => {
    const sized = await scratch.ask('{ assets(first: 101) { totalCount } }');
    expect(sized.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
    const amount = await scratch.ask('query ($f: AssetFilter) { assets(filter: $f) { totalCount } }', {
      f: { appraisedValue: { min: '5,000' } },
    });
    expect(amount.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'f.appraisedValue.min' });
  });
});

describe('the masked identifier of property', () => {
  it.each([
    ['VEHICLE', '闽J00045', '闽J***45'],
    ['BANK_ACCOUNT', '6200 0000 0000 1234', '****1234'],
    ['EQUITY', '91350900MA00000000', '****0000'],
    ['BANK_ACCOUNT', '12345', '****'],
  ] as const)('of %s hides all but its tail', (kind, identifier, masked) => {
    expect(maskedIdentifier({ kind, identifier })).toBe(masked);
  });
});
