import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { inKangding, interception, listing } from '../testing/records.ts';

import { Interception } from './interception.entity.ts';

describeOnEachDatabase(credit, 'interceptions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(DishonestListing, listing('dl1'));
    await scratch.insert(
      Interception,
      interception('in1', { occurredAt: '2021-12-31T23:59:59+08:00' }),
      interception('in2', { occurredAt: '2022-01-01T00:00:00+08:00', amount: '900.00' }),
      interception('in3', {
        ...inKangding,
        kind: 'STAR_HOTEL',
        platform: 'GRID',
        agencyId: 'hotel1',
        amount: null,
        occurredAt: '2021-06-01T20:00:00+08:00',
        listingId: 'gone',
      }),
    );
  });

  it('shows which unit stopped what, when, and because of which listing', async () => {
    const { data } = await scratch.ask(
      '{ interception(id: "in1") { kindLabel platformLabel occurredAt amount agency { id } dishonestListing { id ground } } }',
    );
    expect(data?.['interception']).toEqual({
      kindLabel: '贷款',
      platformLabel: '单位业务系统',
      occurredAt: '2021-12-31T23:59:59+08:00',
      amount: '50000.00',
      agency: { id: 'bank1' },
      dishonestListing: { id: 'dl1', ground: 'ABLE_BUT_REFUSES' },
    });
  });

  it('returns null for one that does not exist, and for a listing that is no longer on record', async () => {
    const { data } = await scratch.ask(
      '{ unknown: interception(id: "in9") { id } gone: interception(id: "in3") { dishonestListing { id } } }',
    );
    expect(data).toEqual({ unknown: null, gone: { dishonestListing: null } });
  });

  it.each([
    ['{ agency: "bank1" }', ['in2', 'in1']],
    ['{ agency: "bank1", kind: [LOAN], occurred: "2022" }', ['in2']],
    ['{ platform: [GRID, APPROVAL] }', ['in3']],
    ['{ kind: [STAR_HOTEL, TRAVEL] }', ['in3']],
    ['{ court: "闽09" }', ['in2', 'in1']],
    ['{ region: "513301" }', ['in3']],
    ['{ occurred: "2021" }', ['in1', 'in3']],
    ['{ occurred: "2022-01" }', ['in2']],
    ['{ amount: { max: "900" } }', ['in2']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, 'interceptions', filter)).toEqual(expected);
  });

  it.each([
    ['{ field: OCCURRED_AT }', ['in3', 'in1', 'in2']],
    ['{ field: AMOUNT, direction: DESC }', ['in1', 'in2', 'in3']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, 'interceptions', '{}', order)).toEqual(expected);
  });
});

describeOnEachDatabase(credit, 'interceptions of a unit of the committee’s region', (scratch) => {
  it('are told one by one where the listed one is no private person', async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'bank1', creditCode: 'credit bank1', regionCode: '350902' },
      { agencyId: 'debtor', creditCode: 'credit debtor', regionCode: '350902' },
    );
    await scratch.insert(
      Interception,
      interception('of a person', { subjectKind: 'PERSON' }),
      interception('of nobody knows whom', { subjectKind: null }),
      interception('of an enterprise', { subjectKind: 'ENTERPRISE' }),
      // The legal representative in the case of an agency of the region, which the committee may see.
      interception('in an agency’s case', { subjectKind: 'PERSON', debtorKind: 'AGENCY', debtorAgencyId: 'debtor' }),
      interception('elsewhere', { subjectKind: 'ENTERPRISE', agencyId: 'bank of elsewhere' }),
    );
    const committee = { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '350900' } as const;
    const { data } = await scratch.ask('{ interceptions { totalCount edges { node { id } } } }', {}, committee);
    const { totalCount, edges } = data?.['interceptions'] as unknown as {
      totalCount: number;
      edges: { node: { id: string } }[];
    };
    expect(totalCount).toBe(2);
    expect(edges.map(({ node }) => node.id).toSorted()).toEqual(['in an agency’s case', 'of an enterprise']);
  });
});
