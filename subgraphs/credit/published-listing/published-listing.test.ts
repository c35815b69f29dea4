import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { credit } from '../subgraph.ts';
import { insertPlaces } from '../testing/places.ts';
import { inKangding, listing, someAgency } from '../testing/records.ts';

const LIST = 'publishedDishonestListings';
/** The day of publication, which identifies each listing in this test. */
const DL1 = '2021-03-02';
const DL2 = '2020-08-26';

describeOnEachDatabase(credit, 'the published list', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      DishonestListing,
      listing('dl1'),
      listing('dl2', { ...someAgency, ...inKangding, ground: 'EVADES', publishedOn: DL2 }),
      listing('minor', { minor: true }),
      listing('inability', { inability: true }),
      listing('expired', { ground: 'EVADES', expiresOn: '2023-03-01' }),
      listing('removed', { removedOn: '2021-06-01' }),
      listing('suspended', { suspendedFrom: '2021-06-01', suspendedUntil: null }),
      listing('unpublished', { publishedOn: null }),
    );
  });

  it('shows the published form of a listing and masks a person', async () => {
    const { data } = await scratch.ask(`{ ${LIST}(filter: { name: "欧阳明" }) { edges { node {
      kind kindLabel name maskedIdentifier court { code } instrumentNumber duty extentPerformedLabel groundLabel conduct publishedOn
    } } } }`);
    expect(data?.[LIST]).toEqual({
      edges: [
        {
          node: {
            kind: 'PERSON',
            kindLabel: '自然人',
            name: '欧阳明',
            maskedIdentifier: '110105**********2X',
            court: { code: '闽0902' },
            instrumentNumber: '（2020）闽0902民初1号',
            duty: '偿还借款10000元',
            extentPerformedLabel: '全部未履行',
            groundLabel: '有履行能力而拒不履行',
            conduct: '有履行能力而拒不履行生效法律文书确定的义务',
            publishedOn: DL1,
          },
        },
      ],
    });
  });

  it('never shows or counts minors, cases of inability, or removed, expired, suspended or unpublished listings', async () => {
    const { data } = await scratch.ask(`{ ${LIST} { totalCount edges { node { publishedOn } } } }`);
    expect(data?.[LIST]).toEqual({
      totalCount: 2,
      edges: [{ node: { publishedOn: DL1 } }, { node: { publishedOn: DL2 } }],
    });
  });

  it('has no field with an identity number, a party or the id of the listing', async () => {
    for (const field of [
      'id',
      'subject { idNumber }',
      'idNumber',
      'subjectIdentifier',
      'party { id }',
      'enforcementCase { id }',
    ]) {
      const { errors } = await scratch.ask(`{ ${LIST} { edges { node { ${field} } } } }`);
      expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it.each([
    ['{ name: "欧阳" }', []],
    ['{ name: "欧阳　明" }', [DL1]],
    ['{ court: "闽09" }', [DL1]],
    ['{ region: "513301" }', [DL2]],
    ['{ subjectKind: [AGENCY, ENTERPRISE] }', [DL2]],
    ['{ ground: [ABLE_BUT_REFUSES] }', [DL1]],
    ['{ published: "2020" }', [DL2]],
  ])('lists by %s', async (filter, expected) => {
    expect(await daysOf(scratch, filter)).toEqual(expected);
  });

  it('sorts by day of publication', async () => {
    expect(await daysOf(scratch, '{}', '{ field: PUBLISHED_ON }')).toEqual([DL2, DL1]);
  });
});

async function daysOf(scratch: Scratch, filter: string, orderBy?: string): Promise<string[]> {
  const order = orderBy === undefined ? '' : `, orderBy: ${orderBy}`;
  const { data } = await scratch.ask(`{ ${LIST}(filter: ${filter}${order}) { edges { node { publishedOn } } } }`);
  const page = data?.[LIST] as unknown as { edges: { node: { publishedOn: string } }[] };
  return page.edges.map(({ node }) => node.publishedOn);
}
