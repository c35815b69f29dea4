import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { inKangding, listing, someAgency } from '../testing/records.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';

describeOnEachDatabase(credit, 'dishonest listings', (scratch) => {
  beforeAll(async () => {
    await scratch.insert(
      DishonestListing,
      listing('dl1', { publicOfficial: true }),
      listing('dl2', {
        ground: 'EVADES',
        listedOn: '2021-05-10',
        expiresOn: '2023-05-10',
        callToneFrom: '2021-06-01',
      }),
      listing('dl3', {
        ...someAgency,
        courtCode: '闽09',
        regionCode: '350900',
        caseTypeCode: 'RESUMED',
        cause: '建设工程施工合同纠纷',
        listedOn: '2020-08-26',
        removalReason: 'PERFORMED',
        removalCausedOn: '2020-11-27',
        removalDueOn: '2020-12-02',
        removedOn: '2020-12-01',
      }),
      listing('dl4', {
        courtCode: '川3301',
        regionCode: '513301',
        listedOn: '2021-05-10',
        suspendedFrom: '2021-08-01',
      }),
      listing('dl5', {
        ...inKangding,
        removalReason: 'PERFORMED',
        removalCausedOn: '2022-06-06',
        removalDueOn: '2022-06-09',
        cause: '买卖合同纠纷',
        ground: 'OBSTRUCTS',
        listedOn: '2020-01-02',
      }),
    );
    await insertPlaces(scratch);
  });

  it('shows a listing with its subject, masked and unmasked, and its case, party and court', async () => {
    const { data } = await scratch.ask(`{ dishonestListing(id: "dl1") {
      groundLabel state stateLabel inForce listedOn minor inability publicOfficial removalLateDays
      subject { kindLabel name maskedName idNumber creditCode maskedIdentifier }
      enforcementCase { id } party { id } court { code } agency { id }
    } }`);
    expect(data).toEqual({
      dishonestListing: {
        groundLabel: '有履行能力而拒不履行',
        state: 'PUBLISHED',
        stateLabel: '公布中',
        inForce: true,
        listedOn: '2021-03-01',
        minor: false,
        inability: false,
        publicOfficial: true,
        removalLateDays: null,
        subject: {
          kindLabel: '自然人',
          name: '欧阳明',
          maskedName: '欧阳*',
          idNumber: '11010519491231002X',
          creditCode: null,
          maskedIdentifier: '110105**********2X',
        },
        enforcementCase: { id: 'ec1' },
        party: { id: 'pt1' },
        court: { code: '闽0902' },
        agency: null,
      },
    });
  });

  it('shows an agency by its credit code, which is not masked', async () => {
    const { data } = await scratch.ask(
      '{ dishonestListing(id: "dl3") { agency { id } party { id } subject { idNumber creditCode maskedName maskedIdentifier } } }',
    );
    expect(data).toEqual({
      dishonestListing: {
        agency: { id: 'ag1' },
        party: null,
        subject: {
          idNumber: null,
          creditCode: '113509000000000190',
          maskedName: '某县人民政府',
          maskedIdentifier: '113509000000000190',
        },
      },
    });
  });

  it('returns null without an error for a listing that does not exist', async () => {
    expect(await scratch.ask('{ dishonestListing(id: "dl9") { id } }')).toEqual({ data: { dishonestListing: null } });
  });

  it.each([
    ['{ ground: [EVADES, OBSTRUCTS] }', ['dl2', 'dl5']],
    ['{ state: [REMOVED, SUSPENDED] }', ['dl4', 'dl3']],
    ['{ subjectKind: [AGENCY] }', ['dl3']],
    ['{ agency: "ag1" }', ['dl3']],
    ['{ typeCode: [RESUMED] }', ['dl3']],
    ['{ cause: "民间借贷纠纷" }', ['dl4', 'dl2', 'dl1']],
    ['{ court: "闽09" }', ['dl2', 'dl1', 'dl3']],
    ['{ region: "350900", listed: "2021" }', ['dl2', 'dl1']],
    ['{ expires: "2023-05" }', ['dl2']],
    ['{ removalDue: "2020-12" }', ['dl3']],
    ['{ removed: "2020" }', ['dl3']],
    ['{ removalReason: [PERFORMED] }', ['dl3', 'dl5']],
    ['{ inForceOn: "2020-11-30" }', ['dl3', 'dl5']],
    ['{ inForceOn: "2020-12-01" }', ['dl5']],
    ['{ inForceOn: "2023-05-09", court: "闽0902" }', ['dl2', 'dl1']],
    ['{ removalOverdue: true }', ['dl5']],
    ['{ removalPending: true }', ['dl2', 'dl5']],
    ['{ removalPending: false, region: "513301" }', ['dl4']],
    ['{ suspensionEnds: "2100" }', []],
    ['{ callTone: true }', ['dl2']],
    ['{ removalOverdue: false, region: "513301" }', ['dl4']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, 'dishonestListings', filter)).toEqual(expected);
  });

  it('keeps a listing in force until the last day of its term', async () => {
    expect(await idsOf(scratch, 'dishonestListings', '{ inForceOn: "2023-05-09", region: "350900" }')).toEqual([
      'dl2',
      'dl1',
    ]);
    expect(await idsOf(scratch, 'dishonestListings', '{ inForceOn: "2023-05-10", region: "350900" }')).toEqual(['dl1']);
  });

  it.each([
    ['{ field: LISTED_ON }', ['dl5', 'dl3', 'dl1', 'dl2', 'dl4']],
    ['{ field: EXPIRES_ON, direction: DESC }', ['dl2', 'dl5', 'dl4', 'dl3', 'dl1']],
    ['{ field: REMOVED_ON, direction: DESC }', ['dl3', 'dl5', 'dl4', 'dl2', 'dl1']],
    ['{ field: REMOVAL_DUE_ON, direction: DESC }', ['dl5', 'dl3', 'dl4', 'dl2', 'dl1']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, 'dishonestListings', '{}', order)).toEqual(expected);
  });

  it('pages to the end without loss or repetition, including null values', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await scratch.ask(
        `query ($after: String) { dishonestListings(first: 1, after: $after, orderBy: { field: EXPIRES_ON }) {
          totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const page = (data as unknown as { dishonestListings: ListingPage }).dishonestListings;
      expect(page.totalCount).toBe(5);
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null && seen.length < 10);
    expect(seen).toEqual(['dl1', 'dl3', 'dl4', 'dl5', 'dl2']);
  });

  it('refuses a cursor of another order', async () => {
    const { data } = await scratch.ask('{ dishonestListings(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data as unknown as { dishonestListings: ListingPage }).dishonestListings.pageInfo;
    const { errors } = await scratch.ask(
      `{ dishonestListings(after: "${endCursor}", orderBy: { field: REMOVED_ON }) { edges { cursor } } }`,
    );
    expect(errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  it('lists public officials for those who may know them', async () => {
    const { data } = await scratch.ask(`{
      listedPublicOfficials(filter: { region: "350902", listed: "2021", state: [PUBLISHED], inForceOn: "2021-03-02" }) {
        totalCount edges { node { id publicOfficial subject { name } } } } }`);
    expect(data?.['listedPublicOfficials']).toEqual({
      totalCount: 1,
      edges: [{ node: { id: 'dl1', publicOfficial: true, subject: { name: '欧阳明' } } }],
    });
  });

  it('tells nobody without the right to identities who is a public official', async () => {
    const viewer = {
      ...SUPREME_COURT_VIEWER,
      scopes: SUPREME_COURT_VIEWER.scopes.filter((scope) => scope !== 'party:identity'),
    };
    for (const query of [
      '{ listedPublicOfficials { totalCount } }',
      '{ dishonestListing(id: "dl1") { publicOfficial } }',
    ]) {
      const { data, errors } = await scratch.ask(query, {}, viewer);
      expect(JSON.stringify(data ?? null)).not.toMatch(/true|[1-9]/);
      expect(errors).toHaveLength(1);
    }
  });

  it('finds referenced listings with one statement, and null for unknown ones', async () => {
    const { data } = await scratch.ask(
      'query ($all: [_Any!]!) { _entities(representations: $all) { ... on DishonestListing { id ground } } }',
      { all: ['dl2', 'dl9', 'dl1'].map((id) => ({ __typename: 'DishonestListing', id })) },
    );
    expect(data).toEqual({
      _entities: [{ id: 'dl2', ground: 'EVADES' }, null, { id: 'dl1', ground: 'ABLE_BUT_REFUSES' }],
    });
    expect(scratch.statements()).toHaveLength(1);
  });
});

interface ListingPage {
  totalCount: number;
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
