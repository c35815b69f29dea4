import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { AssistanceBreach } from '../assistance-breach/assistance-breach.entity.ts';
import { Attendance } from '../attendance/attendance.entity.ts';
import { CircularMention } from '../circular/circular-parts.entity.ts';
import { Circular } from '../circular/circular.entity.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { CooperationAgreement } from '../cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from '../grid-task/grid-task.entity.ts';
import { Meeting } from '../meeting/meeting.entity.ts';
import { Membership } from '../membership/membership.entity.ts';
import { boundTo, insertPlaces } from '../places.fixture.ts';
import { Resolution } from '../resolution/resolution.entity.ts';
import { linkage } from '../subgraph.ts';
import { WitnessedSession } from '../witnessed-session/witnessed-session.entity.ts';

const MEASURES = `memberUnits meetings called attended attendanceRate chiefsCame chiefAttendanceRate resolutions
  resolutionsDone resolutionCompletionRate circulars praised named commitments commitmentsKept agreements
  agreementsInForce gridTasks gridTasksDone gridTasksAchieved gridTaskSuccessRate witnessedSessions witnesses pressSessions journalists
  assistanceBreaches fines fineAmount`;

describeOnEachDatabase(linkage, 'linkage statistics', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await insertConferenceRecords(scratch);
    await insertCourtRecords(scratch);
  });

  it('equal hand-counted numbers for a region, with all below it, and a year', async () => {
    expect(await rows(scratch, 'period: "2022", filter: { region: "513300" }', MEASURES)).toEqual([
      {
        memberUnits: 3,
        meetings: 2,
        called: 3,
        attended: 2,
        attendanceRate: '0.666667',
        chiefsCame: 1,
        chiefAttendanceRate: '0.333333',
        resolutions: 2,
        resolutionsDone: 1,
        resolutionCompletionRate: '0.50',
        circulars: 1,
        praised: 1,
        named: 2,
        commitments: 2,
        commitmentsKept: 1,
        agreements: 2,
        agreementsInForce: 2,
        gridTasks: 1,
        gridTasksDone: 2,
        gridTasksAchieved: 1,
        gridTaskSuccessRate: '0.50',
        witnessedSessions: 1,
        witnesses: 6,
        pressSessions: 1,
        journalists: 2,
        assistanceBreaches: 1,
        fines: 1,
        fineAmount: '300000.10',
      },
    ]);
  });

  it('are zero, with null rates, without records', async () => {
    const [row] = await rows(scratch, 'period: "1999"', MEASURES);
    expect(row).toMatchObject({ meetings: 0, called: 0, gridTasks: 0, fineAmount: '0.00', memberUnits: 0 });
    expect(row).toMatchObject({ attendanceRate: null, chiefAttendanceRate: null, gridTaskSuccessRate: null });
  });

  it('break down by region, rolled up or not, and by period', async () => {
    expect(
      await rows(
        scratch,
        'period: "2022", groupBy: [REGION], regionLevel: CITY',
        'regionCode region { code } meetings',
      ),
    ).toEqual([
      { regionCode: '350900', region: { code: '350900' }, meetings: 1 },
      { regionCode: '513300', region: { code: '513300' }, meetings: 2 },
    ]);
    const months = await rows(
      scratch,
      'period: "2022-Q1", filter: { region: "513338" }, groupBy: [PERIOD], periodUnit: MONTH',
      'period periodLabel memberUnits meetings gridTasksDone',
    );
    expect(months).toEqual([
      { period: '2022-01', periodLabel: '2022年1月', memberUnits: 1, meetings: 0, gridTasksDone: 0 },
      { period: '2022-02', periodLabel: '2022年2月', memberUnits: 1, meetings: 0, gridTasksDone: 0 },
      { period: '2022-03', periodLabel: '2022年3月', memberUnits: 1, meetings: 1, gridTasksDone: 1 },
    ]);
  });

  it('are null, not 0, for records that lack a requested dimension', async () => {
    const byCourt = await rows(
      scratch,
      'period: "2022", groupBy: [COURT]',
      'court { code } meetings attendanceRate agreements gridTasksDone',
    );
    expect(byCourt).toEqual([
      { court: { code: '川33' }, meetings: null, attendanceRate: null, agreements: 1, gridTasksDone: 1 },
      { court: { code: '川3338' }, meetings: null, attendanceRate: null, agreements: 1, gridTasksDone: 1 },
    ]);
    const ofAgencies = 'period: "2022", filter: { debtorKind: [AGENCY] }';
    expect(await rows(scratch, ofAgencies, 'meetings agreements witnessedSessions witnesses')).toEqual([
      { meetings: null, agreements: null, witnessedSessions: null, witnesses: null },
    ]);
  });

  it('take one statement per kind of event', async () => {
    await rows(scratch, 'period: "2022", groupBy: [REGION, PERIOD], periodUnit: MONTH', MEASURES);
    expect(scratch.statements()).toHaveLength(16);
  });
});

async function rows(scratch: Scratch, args: string, selection: string): Promise<unknown[]> {
  const { data, errors } = await scratch.ask(`{ linkageStatistics(${args}) { ${selection} } }`);
  if (errors) {
    throw new Error(errors[0]?.message);
  }
  return data?.['linkageStatistics'] as unknown as unknown[];
}

async function insertConferenceRecords(scratch: Scratch): Promise<void> {
  const c1 = { conferenceId: 'c1', regionCode: '513300' };
  const c2 = { conferenceId: 'c2', regionCode: '513338' };
  const member = { ...c1, agencyId: 'bank', agencyKind: 'BANK', role: 'MEMBER', duty: '协助', leftOn: null } as const;
  await scratch.insert<Membership>(
    Membership,
    { ...member, id: '1', joinedOn: '2018-01-01' },
    { ...member, id: '2', joinedOn: '2022-12-31', agencyId: 'police' },
    { ...member, id: '3', joinedOn: '2018-01-01', ...c2 },
    { ...member, id: '4', joinedOn: '2018-01-01', leftOn: '2022-01-01', agencyId: 'left before' },
    { ...member, id: '5', joinedOn: '2023-01-01', agencyId: 'joined after' },
  );
  const meeting = { ...c1, title: '会议', kind: 'ANNUAL', chair: null, convenerAgencyId: 'x', agenda: '议题' } as const;
  await scratch.insert<Meeting>(
    Meeting,
    { ...meeting, id: '1', heldOn: '2022-01-01' },
    { ...meeting, id: '2', heldOn: '2022-03-05', ...c2 },
    { ...meeting, id: '3', heldOn: '2023-01-01' },
    { ...meeting, id: '4', heldOn: '2022-05-01', conferenceId: 'c3', regionCode: '350900' },
  );
  const call = {
    ...c1,
    meetingId: '1',
    agencyId: 'bank',
    agencyKind: 'BANK',
    meetingKind: 'ANNUAL',
    heldOn: '2022-01-01',
    absenceReason: null,
  } as const;
  await scratch.insert<Attendance>(
    Attendance,
    { ...call, id: '1', attended: true, chiefCame: true },
    { ...call, id: '2', attended: true, chiefCame: false },
    { ...call, id: '3', attended: false, chiefCame: false },
    { ...call, id: '4', attended: true, chiefCame: true, heldOn: '2023-01-01' },
  );
  const decided = {
    ...c1,
    meetingId: '1',
    ownerAgencyId: 'bank',
    ownerKind: 'BANK',
    content: '办理',
    dueOn: '2022-03-01',
  } as const;
  await scratch.insert<Resolution>(
    Resolution,
    { ...decided, id: '1', decidedOn: '2022-01-01', state: 'DONE', doneOn: '2023-01-01' },
    { ...decided, id: '2', decidedOn: '2022-12-31', state: 'OPEN', doneOn: null },
    { ...decided, id: '3', decidedOn: '2021-12-31', state: 'DONE', doneOn: '2022-01-01' },
  );
  const circular: Row<Circular> = {
    id: '1',
    documentNumber: '1号',
    title: '通报',
    kind: 'QUARTERLY',
    regionCode: '513300',
    issuerAgencyId: 'x',
    issuedOn: '2022-04-08',
    periodFrom: '2022-01-01',
    periodUntil: '2022-04-01',
    progress: null,
    problems: null,
    nextSteps: null,
  };
  await scratch.insert(Circular, circular, { ...circular, id: '2', documentNumber: '2号', issuedOn: '2021-12-31' });
  const mention = {
    circularId: '1',
    agencyId: 'x',
    caseId: null,
    regionCode: '513300',
    reason: '事由',
    consecutiveTimes: 0,
  };
  await scratch.insert<CircularMention>(
    CircularMention,
    { ...mention, id: '1', kind: 'PRAISED', issuedOn: '2022-04-08' },
    { ...mention, id: '2', kind: 'NAMED', issuedOn: '2022-04-08' },
    { ...mention, id: '3', kind: 'NAMED', issuedOn: '2022-04-08' },
    { ...mention, id: '4', kind: 'NAMED', issuedOn: '2021-12-31' },
  );
  const pledge = {
    agencyId: 'x',
    regionCode: '513300',
    caseId: null,
    jointCommitmentId: null,
    kind: 'PERFORM',
    content: '承诺',
    dueOn: null,
  } as const;
  await scratch.insert<Commitment>(
    Commitment,
    { ...pledge, id: '1', signedOn: '2022-04-08', state: 'KEPT', keptOn: '2023-04-08' },
    { ...pledge, id: '2', signedOn: '2022-04-08', state: 'BROKEN', keptOn: null },
    { ...pledge, id: '3', signedOn: '2021-04-08', state: 'KEPT', keptOn: '2022-04-08' },
  );
}

async function insertCourtRecords(scratch: Scratch): Promise<void> {
  const agreement = {
    title: '协议',
    courtCode: '川33',
    regionCode: '513300',
    agencyId: 'bank',
    agencyKind: 'BANK',
    form: 'AGREEMENT',
    toDate: null,
  } as const;
  await scratch.insert<CooperationAgreement>(
    CooperationAgreement,
    {
      ...agreement,
      id: '1',
      documentNumber: '1',
      signedOn: '2022-01-01',
      fromDate: '2022-01-01',
      toDate: '2022-12-31',
    },
    { ...agreement, id: '2', documentNumber: '2', signedOn: '2022-12-31', fromDate: '2023-02-01', courtCode: '川3338' },
    {
      ...agreement,
      id: '3',
      documentNumber: '3',
      signedOn: '2021-12-31',
      fromDate: '2022-01-01',
      toDate: '2023-01-01',
    },
    { ...agreement, id: '4', documentNumber: '4', signedOn: '2019-12-31', fromDate: '2020-01-01' },
  );
  const task = { kind: 'URGE', grid: '第1网格' } as const;
  await scratch.insert<GridTask>(
    GridTask,
    { ...task, ...boundTo('k1'), id: '1', givenOn: '2022-01-02', doneOn: '2022-01-20', result: 'ACHIEVED' },
    { ...task, ...boundTo('k2', '川3338'), id: '2', givenOn: '2021-12-31', doneOn: '2022-03-01', result: 'FAILED' },
    { ...task, ...boundTo('k3'), id: '3', givenOn: '2021-01-02', doneOn: null, result: null },
  );
  const session = { place: '现场', part: 'WATCHED' } as const;
  await scratch.insert<WitnessedSession>(
    WitnessedSession,
    {
      ...session,
      ...boundTo('k1'),
      id: '1',
      heldOn: '2022-06-01',
      deputies: 1,
      consultativeMembers: 2,
      procurators: 3,
      journalists: 2,
    },
    {
      ...session,
      ...boundTo('k4', '闽09'),
      id: '2',
      heldOn: '2022-06-01',
      deputies: 1,
      consultativeMembers: 0,
      procurators: 0,
      journalists: null,
    },
  );
  const breach = {
    ...boundTo('k1'),
    agencyId: 'bank',
    conduct: 'PAID_OUT',
    noticeServedOn: '2021-11-01',
    amount: null,
    orderedToRecoverOn: null,
    remediedOn: null,
  } as const;
  await scratch.insert<AssistanceBreach>(
    AssistanceBreach,
    { ...breach, id: '1', breachedOn: '2021-12-01', fineAmount: '300000.10', finedOn: '2022-01-12' },
    { ...breach, id: '2', breachedOn: '2022-12-01', fineAmount: '90000.00', finedOn: '2023-01-12' },
  );
}
