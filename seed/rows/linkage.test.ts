import { describe, expect, it } from '@jest/globals';

import { AssistanceBreach } from '../../subgraphs/linkage/assistance-breach/assistance-breach.entity.ts';
import { Attendance } from '../../subgraphs/linkage/attendance/attendance.entity.ts';
import { CircularMention } from '../../subgraphs/linkage/circular/circular-parts.entity.ts';
import { Circular } from '../../subgraphs/linkage/circular/circular.entity.ts';
import { Commitment } from '../../subgraphs/linkage/commitment/commitment.entity.ts';
import { CooperationAgreement } from '../../subgraphs/linkage/cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from '../../subgraphs/linkage/grid-task/grid-task.entity.ts';
import { Meeting, MeetingCase } from '../../subgraphs/linkage/meeting/meeting.entity.ts';
import { Membership } from '../../subgraphs/linkage/membership/membership.entity.ts';
import { Resolution } from '../../subgraphs/linkage/resolution/resolution.entity.ts';
import { linkage } from '../../subgraphs/linkage/subgraph.ts';
import { WitnessedSession } from '../../subgraphs/linkage/witnessed-session/witnessed-session.entity.ts';
import { isWorkingDay } from '../../subgraphs/shared/working-days.ts';
import { worldOf } from '../world/world.ts';

import { linkageRows } from './linkage.ts';
import { recordRows } from './record-rows.fixture.ts';

describe("the default world's linkage records", () => {
  const world = worldOf({ set: 'default' }, 1);
  const cases = new Map([...world.cases()].map((facts) => [facts.id, facts]));
  const { rowsOf } = recordRows({ ...world, cases: () => cases.values() }, linkageRows);

  it('have 72 agreements, 15 witnessed sessions and 18 meetings in Ganzi in 2022', () => {
    expect(rowsOf(CooperationAgreement).filter((row) => isGanzi2022(row.regionCode, row.signedOn))).toHaveLength(72);
    expect(rowsOf(WitnessedSession).filter((row) => isGanzi2022(row.regionCode, row.heldOn))).toHaveLength(15);
    expect(rowsOf(Meeting).filter((row) => isGanzi2022(row.regionCode, row.heldOn))).toHaveLength(18);
  });

  it("have one fine, 300,000 yuan on the unit that paid out against the court's notice", () => {
    const fined = rowsOf(AssistanceBreach).filter(({ fineAmount, finedOn }) => fineAmount !== null || finedOn !== null);
    expect(fined).toMatchObject([{ fineAmount: '300000.00', regionCode: '513301', conduct: 'PAID_OUT' }]);
  });

  it('have unique ids and numbers', () => {
    for (const entity of linkage.entities) {
      const ids = (rowsOf(entity) as { id: string }[]).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const entity of [Circular, CooperationAgreement] as const) {
      const numbers = rowsOf<{ documentNumber: string }>(entity).map(({ documentNumber }) => documentNumber);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it('have every kind, and fewer than one record a case', () => {
    const counts = linkage.entities.map((entity) => rowsOf(entity).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThan(cases.size);
  });

  it('have every member invited to every meeting of its conference, on a working day', () => {
    for (const { id, conferenceId, heldOn } of rowsOf(Meeting)) {
      const members = rowsOf(Membership).filter((row) => row.conferenceId === conferenceId);
      const called = rowsOf(Attendance).filter((row) => row.meetingId === id);
      expect(called.map(({ agencyId }) => agencyId)).toEqual(members.map(({ agencyId }) => agencyId));
      expect(called.every(({ attended, chiefCame }) => attended || !chiefCame)).toBe(true);
      expect(isWorkingDay(heldOn)).toBe(true);
    }
  });

  it('have on the agenda only open cases of courts in the region', () => {
    const meetings = new Map(rowsOf(Meeting).map((meeting) => [meeting.id, meeting]));
    for (const { meetingId, caseId } of rowsOf(MeetingCase)) {
      const { heldOn, regionCode } = meetings.get(meetingId)!;
      const { filedOn, concludedOn, regionCode: caseRegion } = cases.get(caseId)!;
      expect(filedOn < heldOn && (concludedOn === null || concludedOn > heldOn)).toBe(true);
      expect(caseRegion.startsWith(regionCode.replace(/(00)+$/, ''))).toBe(true);
    }
  });

  it('praise only debtors that performed and name only those that did not', () => {
    const circulars = new Map(rowsOf(Circular).map((circular) => [circular.id, circular]));
    for (const { circularId, caseId, kind, agencyId } of rowsOf(CircularMention)) {
      if (caseId === null) {
        continue;
      }
      const { concludedOn, debtorAgencyId } = cases.get(caseId)!;
      const { periodFrom, periodUntil } = circulars.get(circularId)!;
      expect(debtorAgencyId).toBe(agencyId);
      if (kind === 'PRAISED') {
        expect(concludedOn! >= periodFrom && concludedOn! < periodUntil).toBe(true);
      } else {
        expect(concludedOn === null || concludedOn >= periodUntil).toBe(true);
      }
    }
  });

  it('have dates in order, none after the last day of the world', () => {
    for (const row of rowsOf(GridTask)) {
      expectInOrder(row.givenOn, row.doneOn);
    }
    for (const row of rowsOf(Resolution)) {
      expectInOrder(row.decidedOn, row.doneOn);
    }
    for (const row of rowsOf(Commitment)) {
      expectInOrder(row.signedOn, row.keptOn);
    }
    for (const row of rowsOf(AssistanceBreach)) {
      expectInOrder(row.noticeServedOn, row.breachedOn, row.orderedToRecoverOn, row.remediedOn);
    }
    for (const row of rowsOf(CooperationAgreement)) {
      expectInOrder(row.signedOn);
      expect(row.toDate === null || row.toDate > row.fromDate).toBe(true);
    }
    for (const row of rowsOf(Circular)) {
      expectInOrder(row.periodFrom, row.issuedOn);
    }
  });

  function expectInOrder(...days: (string | null)[]) {
    const known = days.filter((day) => day !== null);
    expect(known).toEqual(known.toSorted());
    expect(known.at(-1)! <= '2022-12-31').toBe(true);
  }
});

describe("Gansu's linkage records", () => {
  const world = worldOf({ set: 'gansu' }, 1);
  // The tests do not depend on the number of cases.
  const cases = Iterator.from(world.cases()).take(10_000).toArray();
  const { rowsOf } = recordRows({ ...world, cases: () => cases }, linkageRows);

  it('have a conference of 52 units that met nine times in 2018', () => {
    expect(rowsOf(Membership)).toHaveLength(52);
    expect(new Set(rowsOf(Membership).map(({ agencyId }) => agencyId)).size).toBe(52);
    expect(rowsOf(Meeting).map(({ heldOn }) => heldOn.slice(0, 4))).toEqual(Array.from({ length: 9 }, () => '2018'));
    expect(rowsOf(Meeting).every(({ heldOn }) => heldOn <= '2018-10-20')).toBe(true);
  });

  it('are fewer than one for five cases, apart from records that do not grow with the cases', () => {
    const growing = rowsOf(GridTask).length + rowsOf(AssistanceBreach).length + rowsOf(Commitment).length;
    expect(growing).toBeLessThan(cases.length / 5);
  });
});

function isGanzi2022(regionCode: string, day: string): boolean {
  return regionCode.startsWith('5133') && day.startsWith('2022');
}
