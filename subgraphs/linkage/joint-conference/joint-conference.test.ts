import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Meeting } from '../meeting/meeting.entity.ts';
import { Membership } from '../membership/membership.entity.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { JointConference } from './joint-conference.entity.ts';

describeOnEachDatabase(linkage, 'joint conferences', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      JointConference,
      conference('c1', { regionCode: '513300', establishedOn: '2018-05-01' }),
      conference('c2', { regionCode: '513338', establishedOn: '2019-05-01', convenerAgencyId: 'party' }),
      conference('c3', {
        regionCode: '350900',
        convenerKind: 'PARTY_COMMITTEE',
        establishedOn: '2017-05-01',
        officeCourtCode: '闽09',
      }),
    );
    await scratch.insert(
      Membership,
      member('m1', { role: 'CONVENER', agencyId: 'committee' }),
      member('m2', { agencyId: 'bank', joinedOn: '2019-01-01' }),
      member('m3', { agencyId: 'registry', joinedOn: '2018-06-01', leftOn: '2020-01-01' }),
      member('m4', { agencyId: 'bank', conferenceId: 'c2', regionCode: '513338', joinedOn: '2020-01-01' }),
    );
    await scratch.insert(
      Meeting,
      meeting('t1', '2021-01-05'),
      meeting('t2', '2021-04-05'),
      meeting('t3', '2022-01-05'),
    );
  });

  it('show their region, their convener and their first day', async () => {
    const { data } = await scratch.ask(
      '{ jointConference(id: "c3") { name convenerKindLabel convener { id } officeCourt { code } region { code } establishedOn } }',
    );
    expect(data).toEqual({
      jointConference: {
        name: 'c3联席会议',
        convenerKindLabel: '党委',
        convener: { id: 'committee' },
        region: { code: '350900' },
        officeCourt: { code: '闽09' },
        establishedOn: '2017-05-01',
      },
    });
  });

  it('that do not exist are null without an error', async () => {
    expect(await scratch.ask('{ jointConference(id: "none") { id } membership(id: "none") { id } }')).toEqual({
      data: { jointConference: null, membership: null },
    });
  });

  it.each([
    ['(filter: { region: "513300" })', ['c1', 'c2']],
    ['(filter: { convenerKind: [PARTY_COMMITTEE] })', ['c3']],
    ['(filter: { convener: "party" })', ['c2']],
    ['(filter: { established: "2018" })', ['c1']],
    ['(orderBy: { field: ESTABLISHED_ON, direction: DESC })', ['c2', 'c1', 'c3']],
    ['', ['c3', 'c1', 'c2']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'jointConferences', args)).toEqual(expected);
  });

  it.each([
    ['(filter: { conference: "c1" })', ['m1', 'm3', 'm2']],
    ['(filter: { agency: "bank" })', ['m2', 'm4']],
    ['(filter: { region: "513338" })', ['m4']],
    ['(filter: { role: [CONVENER] })', ['m1']],
    ['(filter: { joined: "2018-01-01/2020-01-01" })', ['m1', 'm3', 'm2']],
    ['(filter: { hasLeft: true })', ['m3']],
    ['(filter: { hasLeft: false, conference: "c1" })', ['m1', 'm2']],
    ['(orderBy: { field: JOINED_ON, direction: DESC })', ['m4', 'm2', 'm3', 'm1']],
  ])('list their memberships %s', async (args, expected) => {
    expect(await idsIn(scratch, 'memberships', args)).toEqual(expected);
  });

  it('reject a page size of 0, below 0 and above the limit, naming the limit', async () => {
    for (const first of [0, -1, 101, 1_000_000_000]) {
      const { errors } = await scratch.ask(`{ memberships(first: ${first}) { totalCount } }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
      expect(errors?.[0]?.message).toContain('100');
    }
  });

  it('page their own members and meetings, with one statement each for many conferences', async () => {
    const { data } = await scratch.ask(`{ jointConferences { edges { node { id
      memberships(first: 2) { totalCount pageInfo { hasNextPage } edges { node { id agency { id } conference { id } } } }
      meetings(first: 1, filter: { held: "2021" }) { totalCount edges { node { id } } } } } } }`);
    const { edges } = data?.['jointConferences'] as unknown as { edges: { node: unknown }[] };
    expect(edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ id: 'c3', meetings: { totalCount: 0, edges: [] } }),
      {
        id: 'c1',
        memberships: {
          totalCount: 3,
          pageInfo: { hasNextPage: true },
          edges: [
            { node: { id: 'm1', agency: { id: 'committee' }, conference: { id: 'c1' } } },
            { node: { id: 'm3', agency: { id: 'registry' }, conference: { id: 'c1' } } },
          ],
        },
        meetings: { totalCount: 2, edges: [{ node: { id: 't2' } }] },
      },
      expect.objectContaining({ id: 'c2', meetings: { totalCount: 0, edges: [] } }),
    ]);
    // The list, a page and a count for each of the two connections, and the members' conference.
    expect(scratch.statements()).toHaveLength(6);
  });

  it('are shown on their region, with its meetings', async () => {
    const records = await entities(
      scratch,
      ['513300', '350900', '620000'].map((code) => ({ __typename: 'Region', code })),
      '... on Region { jointConferences { id } meetings(first: 2) { edges { node { id } } } }',
    );
    expect(records).toEqual([
      { jointConferences: [{ id: 'c1' }], meetings: { edges: [{ node: { id: 't3' } }, { node: { id: 't2' } }] } },
      { jointConferences: [{ id: 'c3' }], meetings: { edges: [] } },
      { jointConferences: [], meetings: { edges: [] } },
    ]);
    expect(scratch.statements()).toHaveLength(2);
  });
});

function conference(id: string, overrides: Partial<Row<JointConference>>): Row<JointConference> {
  return {
    id,
    name: `${id}联席会议`,
    regionCode: '513300',
    convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
    convenerAgencyId: 'committee',
    officeCourtCode: null,
    establishedOn: '2018-05-01',
    ...overrides,
  };
}

function member(id: string, overrides: Partial<Row<Membership>>): Row<Membership> {
  return {
    id,
    conferenceId: 'c1',
    regionCode: '513300',
    agencyId: 'committee',
    agencyKind: 'PARTY',
    role: 'MEMBER',
    duty: '协助执行',
    joinedOn: '2018-05-01',
    leftOn: null,
    ...overrides,
  };
}

function meeting(id: string, heldOn: string): Row<Meeting> {
  return {
    id,
    conferenceId: 'c1',
    regionCode: '513300',
    title: '会议',
    kind: 'QUARTERLY',
    chair: null,
    heldOn,
    convenerAgencyId: 'committee',
    agenda: '通报进展',
  };
}
