import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Asset } from '../asset/asset.entity.ts';
import { Auction } from '../auction/auction.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import { Payout } from '../payout/payout.entity.ts';
import { assets } from '../subgraph.ts';
import { asset, auction, measure, payout, request } from '../testing/sample-rows.ts';

const PICTURE = `
  inquiryRequests { id agency { id } assetsFound { id } }
  assets { id holder { id } foundBy { id } controlMeasures { id } auctions { id } }
  controlMeasures { id asset { id } } auctions { id asset { id } } payouts { id payee { id } }`;

describeOnEachDatabase(assets, 'the records of a case', (scratch) => {
  beforeAll(async () => {
    const cases = Array.from({ length: 30 }, (_, n) => `case-${n + 1}`);
    await scratch.insert(InquiryRequest, ...cases.map((caseId) => request({ id: `i ${caseId}`, caseId })));
    await scratch.insert(
      Asset,
      ...cases.map((caseId) =>
        asset({ id: `a ${caseId}`, caseId, foundByInquiryId: `i ${caseId}`, holderPartyId: `p ${caseId}` }),
      ),
      asset({ id: 'second', caseId: 'case-1', holderPartyId: 'p case-1', foundOn: '2021-03-01' }),
    );
    await scratch.insert(
      ControlMeasure,
      ...cases.map((caseId) => measure({ id: `m ${caseId}`, caseId, assetId: `a ${caseId}` })),
    );
    await scratch.insert(
      Auction,
      ...cases.map((caseId) => auction({ id: `s ${caseId}`, caseId, assetId: `a ${caseId}` })),
    );
    await scratch.insert(Payout, ...cases.map((caseId) => payout({ id: `y ${caseId}`, caseId })));
  });

  it('leads from a case to its requests, property, measures, auctions and payouts', async () => {
    const [first] = await entities('EnforcementCase', ['case-1']);
    expect(first).toEqual({
      id: 'case-1',
      inquiryRequests: [{ id: 'i case-1', agency: { id: 'bank' }, assetsFound: [{ id: 'a case-1' }] }],
      assets: [
        { id: 'second', holder: { id: 'p case-1' }, foundBy: null, controlMeasures: [], auctions: [] },
        {
          id: 'a case-1',
          holder: { id: 'p case-1' },
          foundBy: { id: 'i case-1' },
          controlMeasures: [{ id: 'm case-1' }],
          auctions: [{ id: 's case-1' }],
        },
      ],
      controlMeasures: [{ id: 'm case-1', asset: { id: 'a case-1' } }],
      auctions: [{ id: 's case-1', asset: { id: 'a case-1' } }],
      payouts: [{ id: 'y case-1', payee: { id: 'applicant-1' } }],
    });
  });

  it('needs as many statements for thirty cases as for one, and is empty for an unknown case', async () => {
    await entities('EnforcementCase', ['case-1']);
    const statements = scratch.statements().length;
    const records = await entities('EnforcementCase', [
      ...Array.from({ length: 30 }, (_, n) => `case-${n + 1}`),
      'stranger',
    ]);
    expect(scratch.statements()).toHaveLength(statements);
    expect(statements).toBeLessThanOrEqual(10);
    expect(records.at(-1)).toEqual({
      id: 'stranger',
      inquiryRequests: [],
      assets: [],
      controlMeasures: [],
      auctions: [],
      payouts: [],
    });
  });

  it('shows the property of each party with one statement', async () => {
    const { data } = await ask('Party', ['p case-1', 'p case-2', 'stranger'], 'id assets { id }');
    expect(data?.['_entities']).toEqual([
      { id: 'p case-1', assets: [{ id: 'second' }, { id: 'a case-1' }] },
      { id: 'p case-2', assets: [{ id: 'a case-2' }] },
      { id: 'stranger', assets: [] },
    ]);
    expect(scratch.statements()).toHaveLength(1);
  });

  it.each([
    ['InquiryRequest', 'i'],
    ['Asset', 'a'],
    ['ControlMeasure', 'm'],
    ['Auction', 's'],
    ['Payout', 'y'],
  ])(
    'finds %s records by id with one statement, in the requested order, and null for an unknown id',
    async (type, prefix) => {
      const { data } = await ask(
        type,
        [`${prefix} case-2`, 'stranger', `${prefix} case-1`],
        'id enforcementCase { id }',
      );
      expect(data?.['_entities']).toEqual([
        { id: `${prefix} case-2`, enforcementCase: { id: 'case-2' } },
        null,
        { id: `${prefix} case-1`, enforcementCase: { id: 'case-1' } },
      ]);
      expect(scratch.statements()).toHaveLength(1);
    },
  );

  async function entities(type: string, ids: string[]): Promise<unknown[]> {
    const { data } = await ask(type, ids, `id ${PICTURE}`);
    return data?.['_entities'] as unknown as unknown[];
  }

  function ask(type: string, ids: string[], fields: string) {
    return scratch.ask(
      `query ($them: [_Any!]!) { _entities(representations: $them) { ... on ${type} { ${fields} } } }`,
      { them: ids.map((id) => ({ __typename: type, id })) },
    );
  }
});
