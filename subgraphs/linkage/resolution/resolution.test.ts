import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { addDays, daysBetween } from '../../shared/date-arithmetic.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { Resolution } from './resolution.entity.ts';

const today = dateInShanghai(new Date());
const nextMonth = addDays(today, 30);

describeOnEachDatabase(linkage, 'resolutions and attendances', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      Resolution,
      resolution('r1', { decidedOn: '2021-01-05', dueOn: '2021-02-05', state: 'DONE', doneOn: '2021-02-05' }),
      resolution('r2', { decidedOn: '2021-04-05', dueOn: '2021-05-05', state: 'DONE', doneOn: '2021-05-06' }),
      resolution('r3', {
        decidedOn: '2021-07-05',
        dueOn: '2021-08-05',
        ownerAgencyId: 'registry',
        ownerKind: 'REGISTRY',
        meetingId: 't2',
      }),
      resolution('r4', { decidedOn: '2021-10-05', dueOn: nextMonth, regionCode: '513338', conferenceId: 'c2' }),
      resolution('r5', { decidedOn: '2021-10-08', dueOn: '2021-11-05', state: 'WITHDRAWN', regionCode: '350900' }),
    );
    await scratch.insert(JointConference, {
      id: 'c1',
      name: '联席会议',
      regionCode: '513300',
      convenerKind: 'POLITICAL_LEGAL_COMMITTEE',
      convenerAgencyId: 'committee',
      officeCourtCode: '川33',
      establishedOn: '2018-05-01',
    });
    await scratch.insert(AgencyDirectory, {
      agencyId: 'registry',
      creditCode: 'credit registry',
      regionCode: '513300',
    });
    await scratch.insert(
      Attendance,
      attendance('a1', { attended: true, chiefCame: true }),
      attendance('a2', {
        attended: true,
        heldOn: '2022-01-05',
        meetingId: 't2',
        agencyId: 'registry',
        agencyKind: 'REGISTRY',
        meetingKind: 'ANNUAL',
      }),
      attendance('a3', { attended: false, absenceReason: '因公外出', heldOn: '2022-06-05', conferenceId: 'c2' }),
      attendance('a4', { attended: false, heldOn: '2020-06-05', regionCode: '513338' }),
    );
  });

  it.each([
    ['r1', { overdue: false, doneLate: false }],
    ['r2', { overdue: false, doneLate: true }],
    ['r3', { overdue: true, doneLate: false }],
    ['r4', { overdue: false, doneLate: false }],
    ['r5', { overdue: false, doneLate: false }],
  ])('show whether %s is overdue or was done late', async (id, expected) => {
    const { data } = await scratch.ask(`{ resolution(id: "${id}") { overdue doneLate } }`);
    expect(data).toEqual({ resolution: expected });
  });

  const lateBy = daysBetween('2021-08-05', today);
  it.each([
    ['r1', { daysLate: 0, nextStep: null, nextStepLabel: null, nextActor: null }],
    ['r2', { daysLate: 1, nextStep: null, nextStepLabel: null, nextActor: null }],
    [
      'r3',
      { daysLate: lateBy, nextStep: 'SUPERINTEND', nextStepLabel: '召集单位督办', nextActor: { id: 'committee' } },
    ],
    ['r4', { daysLate: 0, nextStep: 'CARRY_OUT', nextStepLabel: '责任单位办理', nextActor: { id: 'bank' } }],
    ['r5', { daysLate: null, nextStep: null, nextStepLabel: null, nextActor: null }],
  ])('show how late %s is, and who must act next', async (id, expected) => {
    const { data } = await scratch.ask(
      `{ resolution(id: "${id}") { daysLate nextStep nextStepLabel nextActor { id } } }`,
    );
    expect(data).toEqual({ resolution: expected });
  });

  it('show a unit that its convener must act, but not which agency that is', async () => {
    const { data } = await scratch.ask(
      '{ resolutions { edges { node { id nextStep nextActor { id } } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, audience: 'member', court: null, unit: 'credit registry' },
    );
    expect(data).toEqual({
      resolutions: { edges: [{ node: { id: 'r3', nextStep: 'SUPERINTEND', nextActor: null } }] },
    });
  });

  it('reject a number of days overdue below one', async () => {
    const { errors } = await scratch.ask('{ resolutions(filter: { overdueDays: 0 }) { totalCount } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['(filter: { meeting: "t2" })', ['r3']],
    ['(filter: { conference: "c2" })', ['r4']],
    ['(filter: { owner: "bank", state: [DONE] })', ['r2', 'r1']],
    ['(filter: { region: "513300" })', ['r4', 'r3', 'r2', 'r1']],
    ['(filter: { state: [OPEN, WITHDRAWN] })', ['r5', 'r4', 'r3']],
    ['(filter: { decided: "2021-Q2" })', ['r2']],
    ['(filter: { due: "2021-05-05/2021-08-06" })', ['r3', 'r2']],
    ['(filter: { state: [] })', []],
    ['(filter: { ownerKind: [REGISTRY] })', ['r3']],
    ['(filter: { overdueDays: 1 })', ['r3']],
    [`(filter: { overdueDays: ${daysBetween('2021-08-05', today)} })`, ['r3']],
    [`(filter: { overdueDays: ${daysBetween('2021-08-05', today) + 1} })`, []],
    ['(filter: { overdue: true })', ['r3']],
    ['(filter: { overdue: false })', ['r5', 'r4', 'r2', 'r1']],
    ['(orderBy: { field: DUE_ON })', ['r1', 'r2', 'r3', 'r5', 'r4']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'resolutions', args)).toEqual(expected);
  });

  it.each([
    ['(filter: { agency: "registry" })', ['a2']],
    ['(filter: { region: "513338" })', ['a4']],
    ['(filter: { held: "2022" })', ['a3', 'a2']],
    ['(filter: { attended: false })', ['a3', 'a4']],
    ['(filter: { chiefCame: true })', ['a1']],
    ['(filter: { agencyKind: [REGISTRY] })', ['a2']],
    ['(filter: { meetingKind: [QUARTERLY], chiefCame: true })', ['a1']],
    ['(filter: { meetingKind: [ANNUAL] })', ['a2']],
    ['(orderBy: { field: HELD_ON, direction: ASC })', ['a4', 'a1', 'a2', 'a3']],
  ])('list attendances %s', async (args, expected) => {
    expect(await idsIn(scratch, 'attendances', args)).toEqual(expected);
  });

  it('are shown on their owner, with the meetings it was invited to', async () => {
    const records = await entities(
      scratch,
      ['bank', 'unknown'].map((id) => ({ __typename: 'Agency', id })),
      `... on Agency { ownedResolutions(filter: { state: [OPEN] }) { totalCount edges { node { id owner { id } } } }
        attendances { edges { node { id agency { id } } } } }`,
    );
    expect(records).toEqual([
      {
        ownedResolutions: { totalCount: 1, edges: [{ node: { id: 'r4', owner: { id: 'bank' } } }] },
        attendances: {
          edges: ['a3', 'a1', 'a4'].map((id) => ({ node: { id, agency: { id: 'bank' } } })),
        },
      },
      { ownedResolutions: { totalCount: 0, edges: [] }, attendances: { edges: [] } },
    ]);
    expect(scratch.statements()).toHaveLength(3);
  });
});

function resolution(id: string, overrides: Partial<Row<Resolution>>): Row<Resolution> {
  return {
    id,
    meetingId: 't1',
    conferenceId: 'c1',
    regionCode: '513300',
    ownerAgencyId: 'bank',
    ownerKind: 'BANK',
    content: '开通查询专线',
    decidedOn: '2021-01-05',
    dueOn: '2021-02-05',
    state: 'OPEN',
    doneOn: null,
    ...overrides,
  };
}

function attendance(id: string, overrides: Partial<Row<Attendance>>): Row<Attendance> {
  return {
    id,
    meetingId: 't1',
    conferenceId: 'c1',
    regionCode: '513300',
    agencyId: 'bank',
    agencyKind: 'BANK',
    meetingKind: 'QUARTERLY',
    heldOn: '2021-01-05',
    attended: true,
    chiefCame: false,
    absenceReason: null,
    ...overrides,
  };
}
