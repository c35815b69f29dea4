import { describe, expect, it } from '@jest/globals';

import { AdviceLetter } from '../../subgraphs/linkage/advice-letter/advice-letter.entity.ts';
import { AssistanceBreach } from '../../subgraphs/linkage/assistance-breach/assistance-breach.entity.ts';
import { Attendance } from '../../subgraphs/linkage/attendance/attendance.entity.ts';
import { CircularDistribution, CircularUnitReport } from '../../subgraphs/linkage/circular/circular-content.entity.ts';
import { CircularCourtMention } from '../../subgraphs/linkage/circular/circular-court-mention.entity.ts';
import { CircularMention } from '../../subgraphs/linkage/circular/circular-parts.entity.ts';
import { Circular } from '../../subgraphs/linkage/circular/circular.entity.ts';
import { Commitment } from '../../subgraphs/linkage/commitment/commitment.entity.ts';
import { CooperationAgreement } from '../../subgraphs/linkage/cooperation-agreement/cooperation-agreement.entity.ts';
import { GridTask } from '../../subgraphs/linkage/grid-task/grid-task.entity.ts';
import {
  JointCommitment,
  JointCommitmentCourt,
} from '../../subgraphs/linkage/joint-commitment/joint-commitment.entity.ts';
import { LiaisonOfficer } from '../../subgraphs/linkage/liaison-officer/liaison-officer.entity.ts';
import { Meeting, MeetingCase } from '../../subgraphs/linkage/meeting/meeting.entity.ts';
import { Membership } from '../../subgraphs/linkage/membership/membership.entity.ts';
import { Resolution } from '../../subgraphs/linkage/resolution/resolution.entity.ts';
import { linkage } from '../../subgraphs/linkage/subgraph.ts';
import { UnitConnection } from '../../subgraphs/linkage/unit-connection/unit-connection.entity.ts';
import { WitnessedSession } from '../../subgraphs/linkage/witnessed-session/witnessed-session.entity.ts';
import { isWorkingDay } from '../../subgraphs/shared/working-days.ts';
import { storyCases } from '../stories/all-stories.ts';
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

  it('have the agreements of Ganzi in 2022 with every kind of unit that the source lists', () => {
    const signed = rowsOf(CooperationAgreement).filter((row) => isGanzi2022(row.regionCode, row.signedOn));
    const kinds = new Set(signed.map(({ agencyKind }) => agencyKind));
    expect([...kinds]).toEqual(expect.arrayContaining(['POLICE', 'BANK', 'INSURER', 'HOUSING_FUND', 'REGISTRY']));
    expect(signed.some(({ title }) => title.includes('交通运输局'))).toBe(true);
    expect(signed.some(({ title }) => title.includes('税务局'))).toBe(true);
    const ofFund = signed.filter(({ agencyKind }) => agencyKind === 'HOUSING_FUND');
    expect(ofFund.every(({ form }) => form === 'MEMORANDUM')).toBe(true);
    const pairs = rowsOf(CooperationAgreement).map(({ courtCode, agencyId }) => `${courtCode} ${agencyId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
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
    const ofGansu: readonly unknown[] = [CircularCourtMention, JointCommitment, JointCommitmentCourt];
    const counts = linkage.entities
      .filter((entity) => !ofGansu.includes(entity))
      .map((entity) => rowsOf(entity).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThan(cases.size);
  });

  it('have every member invited to every meeting, police and procuratorate to those of the three chiefs', () => {
    for (const { id, conferenceId, heldOn, kind } of rowsOf(Meeting)) {
      const members = rowsOf(Membership).filter(
        (row) =>
          row.conferenceId === conferenceId &&
          (kind !== 'THREE_CHIEFS' || ['POLICE', 'PROCURATORATE'].includes(row.agencyKind)),
      );
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

  it('count in a row the circulars of one issuer and kind that name an agency', () => {
    const circulars = new Map(rowsOf(Circular).map((circular) => [circular.id, circular]));
    const series = (id: string) => {
      const { issuerAgencyId, kind } = circulars.get(id)!;
      return [...circulars.values()]
        .filter((other) => other.issuerAgencyId === issuerAgencyId && other.kind === kind)
        .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
        .map((circular) => circular.id);
    };
    const names = new Set(
      rowsOf(CircularMention)
        .filter(({ kind }) => kind === 'NAMED')
        .map((row) => `${row.circularId} ${row.agencyId}`),
    );
    for (const { circularId, agencyId, kind, consecutiveTimes } of rowsOf(CircularMention)) {
      const upTo = series(circularId);
      upTo.length = upTo.indexOf(circularId) + 1;
      const notNamed = upTo.toReversed().findIndex((id) => !names.has(`${id} ${agencyId}`));
      expect(consecutiveTimes).toBe(kind === 'PRAISED' ? 0 : notNamed === -1 ? upTo.length : notNamed);
    }
    expect(rowsOf(CircularMention).some(({ consecutiveTimes }) => consecutiveTimes > 1)).toBe(true);
  });

  it('report on each member in a quarterly circular, with the meetings of its quarter', () => {
    const [circular] = rowsOf(Circular).filter(
      ({ kind, regionCode }) => kind === 'QUARTERLY' && regionCode === '513300',
    );
    const { id, periodFrom, periodUntil, progress, problems, nextSteps } = circular!;
    const reports = rowsOf(CircularUnitReport).filter(({ circularId }) => circularId === id);
    expect([progress, problems, nextSteps]).not.toContain(null);
    const conference = rowsOf(Membership).filter(({ regionCode }) => regionCode === '513300');
    expect(reports.map(({ agencyId }) => agencyId)).toEqual(conference.map(({ agencyId }) => agencyId));
    const held = rowsOf(Meeting).filter(
      ({ heldOn, regionCode, kind }) =>
        regionCode === '513300' && kind !== 'THREE_CHIEFS' && heldOn >= periodFrom && heldOn < periodUntil,
    );
    expect(reports.every(({ meetingsCalled }) => meetingsCalled === held.length)).toBe(true);
    expect(reports.some(({ meetingsAttended }) => meetingsAttended > 0)).toBe(true);
  });

  it('have at most one liaison officer in office at a time for each member', () => {
    const officers = Map.groupBy(rowsOf(LiaisonOfficer), ({ membershipId }) => membershipId);
    expect(officers.size).toBe(rowsOf(Membership).length);
    for (const [first, second, ...more] of officers.values()) {
      expect(more).toEqual([]);
      expect(second === undefined || first?.toDate === second.fromDate).toBe(true);
    }
  });

  it('have no advice on a case of a story, and answers only with an outcome', () => {
    const stories = new Set(storyCases.map(({ id }) => id));
    for (const { caseId, issuedOn, answeredOn, outcome, measures, kind, procuratorateId } of rowsOf(AdviceLetter)) {
      expect(stories.has(caseId!)).toBe(false);
      expectInOrder(cases.get(caseId!)!.filedOn, issuedOn, answeredOn);
      expect([outcome !== null, measures !== null]).toEqual([answeredOn !== null, answeredOn !== null]);
      expect(procuratorateId !== null).toBe(kind === 'PROCURATORIAL');
    }
    const matters = new Set(rowsOf(AdviceLetter).map(({ matter }) => matter));
    expect(matters.size).toBe(5);
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
    const in2018 = rowsOf(Meeting).filter(({ heldOn }) => heldOn >= '2018-01-01' && heldOn <= '2018-10-20');
    expect(in2018).toHaveLength(9);
    expect(rowsOf(Meeting).filter((meeting) => !in2018.includes(meeting))).toMatchObject([{ kind: 'THREE_CHIEFS' }]);
  });

  it('have one pledge of all 52 units, and one of each of 17 intermediate courts', () => {
    expect(rowsOf(JointCommitment)).toMatchObject([
      { form: 'ONE_PAPER', signers: 52 },
      { form: 'ONE_EACH', signers: 17 },
    ]);
    const [ofUnits] = rowsOf(JointCommitment);
    expect(rowsOf(Commitment).filter((row) => row.jointCommitmentId === ofUnits?.id)).toHaveLength(52);
  });

  it('have half-monthly circulars from 9 April 2018 on that name courts and went to 800 deputies', () => {
    const ofCampaign = rowsOf(Circular).filter(({ kind }) => kind === 'HALF_MONTHLY');
    expect(ofCampaign.map(({ periodFrom }) => periodFrom).toSorted()[0]).toBe('2018-04-01');
    expect(ofCampaign.length).toBeGreaterThan(10);
    for (const { id } of ofCampaign) {
      expect(rowsOf(CircularCourtMention).some((row) => row.circularId === id && row.kind === 'NAMED')).toBe(true);
      const went = rowsOf(CircularDistribution).filter((row) => row.circularId === id);
      expect(went.find(({ office }) => office === 'DEPUTIES')?.people).toBe(800);
      expect(went.filter(({ withPlacesBelow }) => withPlacesBelow)).toHaveLength(4);
    }
    expect(rowsOf(CircularCourtMention).some(({ consecutiveTimes }) => consecutiveTimes > 1)).toBe(true);
  });

  it('have three banks that are connected in full', () => {
    const online = rowsOf(UnitConnection).filter(
      ({ service, state }) => service === 'TRANSFER' && state === 'IN_PLACE',
    );
    expect(online.filter(({ agencyKind }) => agencyKind === 'BANK')).toHaveLength(3);
  });

  it('are fewer than one for five cases, apart from records that do not grow with the cases', () => {
    const growing = rowsOf(GridTask).length + rowsOf(AssistanceBreach).length + rowsOf(Commitment).length;
    expect(growing).toBeLessThan(cases.length / 5);
  });
});

function isGanzi2022(regionCode: string, day: string): boolean {
  return regionCode.startsWith('5133') && day.startsWith('2022');
}
