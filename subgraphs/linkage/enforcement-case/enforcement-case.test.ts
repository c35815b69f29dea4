import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { AssistanceBreach } from '../assistance-breach/assistance-breach.entity.ts';
import { GridTask } from '../grid-task/grid-task.entity.ts';
import { Meeting, MeetingCase } from '../meeting/meeting.entity.ts';
import { boundTo, entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';
import { WitnessedSession } from '../witnessed-session/witnessed-session.entity.ts';

const everything = `... on EnforcementCase { meetings { id heldOn } gridTasks { id result }
  witnessedSessions { id } assistanceBreaches { id agency { id } fineAmount } }`;

describeOnEachDatabase(linkage, 'the linkage records of a case', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(Meeting, meeting('t1', '2021-06-01'), meeting('t2', '2021-03-01'));
    await scratch.insert(
      MeetingCase,
      { id: 'd1', meetingId: 't1', ...boundTo('k1') },
      { id: 'd2', meetingId: 't2', ...boundTo('k1') },
      { id: 'd3', meetingId: 't2', ...boundTo('k2', '闽09') },
    );
    await scratch.insert(
      GridTask,
      task('g1', { ...boundTo('k1'), givenOn: '2021-05-01', kind: 'SERVE' }),
      task('g2', { ...boundTo('k1'), givenOn: '2021-02-01', doneOn: '2021-02-09', result: 'FAILED' }),
      task('g3', { ...boundTo('k2', '川3338'), givenOn: '2022-02-01', doneOn: '2022-03-09', result: 'ACHIEVED' }),
    );
    await scratch.insert(
      WitnessedSession,
      session('w1', { ...boundTo('k1'), deputies: 2 }),
      session('w2', {
        ...boundTo('k2', '川3338'),
        heldOn: '2022-01-07',
        part: 'TOOK_PART',
        procurators: 1,
        journalists: 2,
      }),
      session('w3', { ...boundTo('k3', '闽09'), heldOn: '2020-01-07', consultativeMembers: 1, deputies: 1 }),
    );
    await scratch.insert(
      AssistanceBreach,
      breach('b1', { ...boundTo('k1'), fineAmount: '300000.00', finedOn: '2021-05-12' }),
      breach('b2', { ...boundTo('k2', '川3338'), agencyId: 'registry', conduct: 'REFUSED', breachedOn: '2022-01-08' }),
      breach('b3', { ...boundTo('k3', '闽09'), breachedOn: '2020-01-08', remediedOn: '2020-02-01' }),
    );
  });

  it('are shown on the case: meetings from the earliest, tasks, sessions and breaches', async () => {
    expect(await entities(scratch, [{ __typename: 'EnforcementCase', id: 'k1' }], everything)).toEqual([
      {
        meetings: [
          { id: 't2', heldOn: '2021-03-01' },
          { id: 't1', heldOn: '2021-06-01' },
        ],
        gridTasks: [
          { id: 'g2', result: 'FAILED' },
          { id: 'g1', result: null },
        ],
        witnessedSessions: [{ id: 'w1' }],
        assistanceBreaches: [{ id: 'b1', agency: { id: 'bank' }, fineAmount: '300000.00' }],
      },
    ]);
  });

  it.each([1, 4, 100])('take five statements for %i cases at once', async (count) => {
    const keys = Array.from({ length: count }, (_, i) => ({ __typename: 'EnforcementCase', id: `k${i + 1}` }));
    await entities(scratch, keys, everything);
    expect(scratch.statements()).toHaveLength(5);
  });

  it('are empty lists, not errors, for a case without linkage records', async () => {
    expect(await entities(scratch, [{ __typename: 'EnforcementCase', id: 'k9' }], everything)).toEqual([
      { meetings: [], gridTasks: [], witnessedSessions: [], assistanceBreaches: [] },
    ]);
  });

  it.each([
    ['(filter: { enforcementCase: "k1" })', ['g1', 'g2']],
    ['(filter: { court: "川33" })', ['g3', 'g1', 'g2']],
    ['(filter: { region: "513338" })', ['g3']],
    ['(filter: { kind: [SERVE] })', ['g1']],
    ['(filter: { result: [FAILED] })', ['g2']],
    ['(filter: { given: "2021" })', ['g1', 'g2']],
    ['(filter: { done: "2022" })', ['g3']],
    ['(filter: { isDone: false })', ['g1']],
    ['(orderBy: { field: DONE_ON, direction: DESC })', ['g3', 'g2', 'g1']],
    ['(orderBy: { field: DONE_ON, direction: ASC })', ['g1', 'g2', 'g3']],
  ])('lists grid tasks %s', async (args, expected) => {
    expect(await idsIn(scratch, 'gridTasks', args)).toEqual(expected);
  });

  it('pages through tasks of which some have no day of completion, without loss', async () => {
    const seen: string[] = [];
    let after = '';
    for (let hasNextPage = true; hasNextPage;) {
      const { data } = await scratch.ask(`{ gridTasks(first: 1, orderBy: { field: DONE_ON, direction: DESC }${after}) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }`);
      const page = data?.['gridTasks'] as unknown as {
        edges: { node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.edges.map(({ node }) => node.id));
      ({ hasNextPage } = page.pageInfo);
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(['g3', 'g2', 'g1']);
  });

  it.each([
    ['(filter: { enforcementCase: "k2" })', ['w2']],
    ['(filter: { court: "川33" })', ['w2', 'w1']],
    ['(filter: { region: "350900" })', ['w3']],
    ['(filter: { held: "2021" })', ['w1']],
    ['(filter: { part: [TOOK_PART] })', ['w2']],
    ['(filter: { witnessedBy: DEPUTY })', ['w1', 'w3']],
    ['(filter: { witnessedBy: CONSULTATIVE_MEMBER })', ['w3']],
    ['(filter: { witnessedBy: PROCURATOR })', ['w2']],
    ['(filter: { witnessedBy: JOURNALIST })', ['w2']],
    ['(orderBy: { field: HELD_ON })', ['w3', 'w1', 'w2']],
  ])('lists witnessed sessions %s', async (args, expected) => {
    expect(await idsIn(scratch, 'witnessedSessions', args)).toEqual(expected);
  });

  it.each([
    ['(filter: { agency: "bank" })', ['b1', 'b3']],
    ['(filter: { court: "川3338" })', ['b2']],
    ['(filter: { region: "513300" })', ['b2', 'b1']],
    ['(filter: { conduct: [REFUSED] })', ['b2']],
    ['(filter: { breached: "2020-01-01/2022-01-01" })', ['b1', 'b3']],
    ['(filter: { isFined: true })', ['b1']],
    ['(filter: { isRemedied: false })', ['b2', 'b1']],
    ['(orderBy: { field: FINE_AMOUNT, direction: DESC })', ['b1', 'b3', 'b2']],
    ['(orderBy: { field: BREACHED_ON })', ['b3', 'b1', 'b2']],
  ])('lists breaches %s', async (args, expected) => {
    expect(await idsIn(scratch, 'assistanceBreaches', args)).toEqual(expected);
  });

  it('finds one task, session or breach by its id, with its case', async () => {
    const { data } = await scratch.ask(`{ gridTask(id: "g1") { kindLabel resultLabel enforcementCase { id } }
      witnessedSession(id: "w2") { partLabel enforcementCase { id } }
      assistanceBreach(id: "b1") { conductLabel enforcementCase { id } }
      none: gridTask(id: "none") { id } }`);
    expect(data).toEqual({
      gridTask: { kindLabel: '协助送达', resultLabel: null, enforcementCase: { id: 'k1' } },
      witnessedSession: { partLabel: '参与执行', enforcementCase: { id: 'k2' } },
      assistanceBreach: { conductLabel: '擅自支付', enforcementCase: { id: 'k1' } },
      none: null,
    });
  });

  it('shows a breach on the unit', async () => {
    const records = await entities(
      scratch,
      ['bank', 'registry'].map((id) => ({ __typename: 'Agency', id })),
      '... on Agency { assistanceBreaches(filter: { isFined: true }) { edges { node { id } } } memberships { id } }',
    );
    expect(records).toEqual([
      { assistanceBreaches: { edges: [{ node: { id: 'b1' } }] }, memberships: [] },
      { assistanceBreaches: { edges: [] }, memberships: [] },
    ]);
  });
});

function meeting(id: string, heldOn: string): Row<Meeting> {
  return {
    id,
    conferenceId: 'c1',
    regionCode: '513300',
    title: '会议',
    kind: 'SPECIAL',
    chair: null,
    heldOn,
    convenerAgencyId: 'committee',
    agenda: '研究案件',
  };
}

function task(id: string, overrides: Partial<Row<GridTask>> & ReturnType<typeof boundTo>): Row<GridTask> {
  return { id, kind: 'URGE', grid: '第7网格', givenOn: '2021-02-01', doneOn: null, result: null, ...overrides };
}

function session(
  id: string,
  overrides: Partial<Row<WitnessedSession>> & ReturnType<typeof boundTo>,
): Row<WitnessedSession> {
  return {
    id,
    heldOn: '2021-01-07',
    place: '涉案房屋现场',
    part: 'WATCHED',
    deputies: 0,
    consultativeMembers: 0,
    procurators: 0,
    journalists: null,
    ...overrides,
  };
}

function breach(
  id: string,
  overrides: Partial<Row<AssistanceBreach>> & ReturnType<typeof boundTo>,
): Row<AssistanceBreach> {
  return {
    id,
    agencyId: 'bank',
    conduct: 'PAID_OUT',
    noticeServedOn: '2020-01-01',
    breachedOn: '2021-04-08',
    amount: '860000.00',
    orderedToRecoverOn: null,
    remediedOn: null,
    fineAmount: null,
    finedOn: null,
    ...overrides,
  };
}
