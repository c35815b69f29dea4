import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import { boundTo, insertPlaces } from '../places.fixture.ts';
import { Resolution } from '../resolution/resolution.entity.ts';
import { linkage } from '../subgraph.ts';

import { Meeting, MeetingCase } from './meeting.entity.ts';

describeOnEachDatabase(linkage, 'meetings', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(JointConference, conference('c1', '513300'), conference('c2', '513338'));
    await scratch.insert(
      Meeting,
      meeting('m1', 'c1', { kind: 'ANNUAL', heldOn: '2022-01-20' }),
      meeting('m2', 'c1', { heldOn: '2022-04-12' }),
      meeting('m3', 'c1', { heldOn: '2022-07-12', kind: 'SPECIAL' }),
      meeting('m4', 'c1', { heldOn: '2021-12-31' }),
      meeting('m5', 'c2', {
        heldOn: '2022-04-12',
        regionCode: '513338',
        kind: 'THREE_CHIEFS',
        chair: 'COURT_PRESIDENT',
      }),
    );
    await scratch.insert(
      MeetingCase,
      { id: 'd1', meetingId: 'm1', ...boundTo('k1') },
      { id: 'd2', meetingId: 'm1', ...boundTo('k2') },
      { id: 'd3', meetingId: 'm3', ...boundTo('k1') },
    );
    await scratch.insert(
      Attendance,
      attendance('a1', 'm1', true),
      attendance('a2', 'm1', false),
      attendance('a3', 'm2', true),
    );
    await scratch.insert(Resolution, resolution('r1', 'm1', '2022-03-01'), resolution('r2', 'm1', '2022-02-01'));
  });

  it('shows attendance, resolutions and the cases discussed', async () => {
    const { data } = await scratch.ask(`{ meeting(id: "m1") { kindLabel conference { name } convener { id }
      attendances { agency { id } attended } resolutions { id dueOn owner { id } } cases { id } region { code } } }`);
    expect(data).toEqual({
      meeting: {
        kindLabel: '年度会议',
        conference: { name: 'c1联席会议' },
        convener: { id: 'committee' },
        attendances: [
          { agency: { id: 'bank' }, attended: true },
          { agency: { id: 'bank' }, attended: false },
        ],
        resolutions: [
          { id: 'r2', dueOn: '2022-02-01', owner: { id: 'bank' } },
          { id: 'r1', dueOn: '2022-03-01', owner: { id: 'bank' } },
        ],
        cases: [{ id: 'k1' }, { id: 'k2' }],
        region: { code: '513300' },
      },
    });
  });

  it('returns null without an error for a meeting that does not exist', async () => {
    expect(await scratch.ask('{ meeting(id: "unknown") { id } }')).toEqual({ data: { meeting: null } });
  });

  it.each([
    ['conference: "c1"', ['m3', 'm2', 'm1', 'm4']],
    ['region: "513300"', ['m3', 'm5', 'm2', 'm1', 'm4']],
    ['region: "513338"', ['m5']],
    ['kind: [ANNUAL, SPECIAL]', ['m3', 'm1']],
    ['kind: [THREE_CHIEFS]', ['m5']],
    ['chair: [COURT_PRESIDENT]', ['m5']],
    ['held: "2022"', ['m3', 'm5', 'm2', 'm1']],
    ['held: "2022-Q2", conference: "c1"', ['m2']],
    ['convener: "committee"', ['m3', 'm5', 'm2', 'm1', 'm4']],
    ['convener: "unknown"', []],
  ])('lists those with %s, the latest first', async (filter, expected) => {
    const { data } = await scratch.ask(`{ meetings(filter: { ${filter} }) { totalCount edges { node { id } } } }`);
    expect(data).toEqual({
      meetings: { totalCount: expected.length, edges: expected.map((id) => ({ node: { id } })) },
    });
  });

  it('rejects an invalid region code, naming the fault but not the value', async () => {
    const { errors } = await scratch.ask(
      'query ($filter: MeetingFilter) { meetings(filter: $filter) { totalCount } }',
      {
        filter: { region: '51330' },
      },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(errors)).not.toContain('51330"');
  });

  it('are paged to the end without loss or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await scratch.ask(
        `query ($after: String) { meetings(first: 2, after: $after, orderBy: { field: HELD_ON }) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const page = data?.['meetings'] as unknown as Page;
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['m4', 'm1', 'm2', 'm5', 'm3']);
  });

  it('reject a cursor of another filter', async () => {
    const { data } = await scratch.ask('{ meetings(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data?.['meetings'] as unknown as Page).pageInfo;
    const { errors } = await scratch.ask(
      'query ($after: String) { meetings(after: $after, filter: { kind: [ANNUAL] }) { edges { cursor } } }',
      { after: endCursor },
    );
    expect(errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  it.each([1, 20])('take the same number of statements with all their parts for %i of them', async (first) => {
    await scratch.ask(
      `query ($first: Int!) { meetings(first: $first) { edges { node { id conference { name } attendances { id }
        resolutions { id } cases { id } } } } }`,
      { first },
    );
    expect(scratch.statements()).toHaveLength(5);
  });

  it('are entities by key, many with one statement, unknown ones null', async () => {
    const { data } = await scratch.ask(
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Meeting { heldOn } } }',
      { keys: ['m2', 'unknown', 'm4'].map((id) => ({ __typename: 'Meeting', id })) },
    );
    expect(data).toEqual({ _entities: [{ heldOn: '2022-04-12' }, null, { heldOn: '2021-12-31' }] });
    expect(scratch.statements()).toHaveLength(1);
  });
});

interface Page {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

function conference(id: string, regionCode: string): Row<JointConference> {
  return {
    id,
    name: `${id}联席会议`,
    regionCode,
    convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
    convenerAgencyId: 'committee',
    officeCourtCode: null,
    establishedOn: '2018-05-01',
  };
}

function meeting(id: string, conferenceId: string, overrides: Partial<Row<Meeting>>): Row<Meeting> {
  return {
    id,
    conferenceId,
    regionCode: '513300',
    title: '会议',
    kind: 'QUARTERLY',
    chair: null,
    heldOn: '2022-01-01',
    convenerAgencyId: 'committee',
    agenda: '通报进展',
    ...overrides,
  };
}

function attendance(id: string, meetingId: string, attended: boolean): Row<Attendance> {
  return {
    id,
    meetingId,
    conferenceId: 'c1',
    regionCode: '513300',
    agencyId: 'bank',
    agencyKind: 'BANK',
    meetingKind: 'QUARTERLY',
    heldOn: '2022-01-20',
    attended,
    chiefCame: false,
    absenceReason: null,
  };
}

function resolution(id: string, meetingId: string, dueOn: string): Row<Resolution> {
  return {
    id,
    meetingId,
    conferenceId: 'c1',
    regionCode: '513300',
    ownerAgencyId: 'bank',
    ownerKind: 'BANK',
    content: '开通查询专线',
    decidedOn: '2022-01-20',
    dueOn,
    state: 'OPEN',
    doneOn: null,
  };
}
