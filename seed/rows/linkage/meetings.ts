import { Attendance } from '../../../subgraphs/linkage/attendance/attendance.entity.ts';
import { Meeting, MeetingCase } from '../../../subgraphs/linkage/meeting/meeting.entity.ts';
import { Resolution } from '../../../subgraphs/linkage/resolution/resolution.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf, workingDayAtOrBefore, type Day } from '../../calendar.ts';
import { organRegionName, type AgencyFacts } from '../../places/agencies.ts';
import { dutyIn, isEthnic } from '../../places/ethnic-prefectures.ts';
import { regionOf } from '../../places/regions.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { PooledCase } from './case-pool.ts';
import type { Conference } from './conference.ts';

const CASES_PER_MEETING = 5;
const kindNames = {
  ANNUAL: '年度会议',
  QUARTERLY: '季度会议',
  SPECIAL: '专题会议',
  THREE_CHIEFS: '公检法三长联席会议',
} as const;
const agendas = [
  '通报涉党政机关案件执行进展',
  '研究疑难复杂案件',
  '通报成员单位协助查控情况',
  '部署涉民生案件集中执行',
  '研究失信联合惩戒措施落实',
  '听取被执行机关履行计划',
];
const tasks = [
  '一个月内开通协助查询专线并明确联络员',
  '督促所属单位制定履行计划并列入预算',
  '将失信被执行人信息嵌入本单位业务系统自动比对',
  '会同法院开展涉民生案件集中执行',
  '核查协助反馈逾期情况并书面说明',
  '对拒不履行的单位负责人进行约谈',
];
const absences = ['因公外出', '另有会议', null];

/** The meetings of one conference, up to the last day of the world; returns who was called to them. */
export function writeMeetings(
  { id: conferenceId, name, plan, convener, members }: Conference,
  pool: readonly PooledCase[],
  last: Day,
  random: Random,
  emit: Emit,
): readonly Row<Attendance>[] {
  const { regionCode } = plan;
  const attendances: Row<Attendance>[] = [];
  const call = (attendance: Row<Attendance>): void => {
    attendances.push(attendance);
    emit(Attendance, attendance);
  };
  for (const [year, count] of Object.entries(plan.meetings)) {
    for (const [i, held] of meetingDays(Number(year), count, last, random.stream(`${name}/${year}`)).entries()) {
      const own = random.stream(`${name}/${year}/${i}`);
      const heldOn = dateOf(held);
      const id = idOf('mt', `${name}/${year}/${i}`);
      const kind = kindOf(i, count, own);
      emit(Meeting, {
        id,
        conferenceId,
        regionCode,
        title: `${name}${year}年第${i + 1}次会议（${kindNames[kind]}）`,
        kind,
        chair: chairOf(kind, convener, own.stream('chair')),
        heldOn,
        convenerAgencyId: convener.id,
        agenda: [...new Set([own.pick(agendas), own.pick(agendas), own.pick(agendas)])].join('；'),
      });
      for (const { id: agencyId, kind: agencyKind } of members) {
        const attended = agencyId === convener.id || own.chance(0.91);
        call({
          id: idOf('at', `${id}/${agencyId}`),
          meetingId: id,
          conferenceId,
          regionCode,
          agencyId,
          agencyKind,
          meetingKind: kind,
          heldOn,
          attended,
          chiefCame: attended && own.chance(kind === 'ANNUAL' ? 0.6 : 0.35),
          absenceReason: attended ? null : reasonOf(agencyKind, regionCode, heldOn, own.pick(absences)),
        });
      }
      writeResolutions({ meetingId: id, conferenceId, regionCode, held, last }, members, own, emit);
      writeDiscussed(id, heldOn, pool, own, emit);
    }
  }
  for (const heldOn of (plan.threeChiefs ?? []).filter((day) => dayOf(day) <= last)) {
    const id = idOf('mt', `${name}/${heldOn}/three chiefs`);
    emit(Meeting, {
      id,
      conferenceId,
      regionCode,
      title: `${organRegionName(regionOf(regionCode))}公检法三长联席会议`,
      kind: 'THREE_CHIEFS',
      chair: 'POLITICAL_LEGAL_SECRETARY',
      heldOn,
      convenerAgencyId: convener.id,
      agenda: '研究打击拒不执行判决、裁定罪，统一证据标准',
    });
    for (const { id: agencyId, kind: agencyKind } of members.filter(({ kind }) => CHIEFS.has(kind))) {
      call({
        id: idOf('at', `${id}/${agencyId}`),
        meetingId: id,
        conferenceId,
        regionCode,
        agencyId,
        agencyKind,
        meetingKind: 'THREE_CHIEFS',
        heldOn,
        attended: true,
        chiefCame: true,
        absenceReason: null,
      });
    }
  }
  return attendances;
}

/** The units whose chiefs meet with the court's: courts are no members. */
const CHIEFS = new Set<AgencyFacts['kind']>(['POLICE', 'PROCURATORATE']);

/** In an ethnic prefecture, police and procuratorate are away on duty against fires or floods in the months of these. */
function reasonOf(kind: AgencyFacts['kind'], region: string, heldOn: string, other: string | null): string | null {
  const duty = CHIEFS.has(kind) && isEthnic(region) ? dutyIn(Number(heldOn.slice(5, 7))) : null;
  return duty ?? other;
}

function chairOf(kind: keyof typeof kindNames, convener: AgencyFacts, random: Random): Row<Meeting>['chair'] {
  if (kind === 'SPECIAL' && random.chance(0.3)) {
    return 'COURT_PRESIDENT';
  }
  return convener.name.endsWith('政法委员会') ? 'POLITICAL_LEGAL_SECRETARY' : 'PARTY_LEADER';
}

function meetingDays(year: number, count: number, last: Day, random: Random): Day[] {
  const first = dayOf(`${year}-01-12`);
  const share = Math.floor((Math.min(dayOf(`${year}-12-25`), last) - first) / Math.max(count, 1));
  return Array.from({ length: count }, (_, i) =>
    workingDayAtOrBefore(first + i * share + random.int(0, Math.max(share - 8, 0))),
  );
}

function kindOf(i: number, count: number, random: Random): Exclude<keyof typeof kindNames, 'THREE_CHIEFS'> {
  if (count <= 2) {
    return random.pick(['ANNUAL', 'SPECIAL'] as const);
  }
  if (i === 0) {
    return 'ANNUAL';
  }
  return count > 4 && i % 2 === 1 ? 'SPECIAL' : 'QUARTERLY';
}

interface Decided {
  readonly meetingId: string;
  readonly conferenceId: string;
  readonly regionCode: string;
  readonly held: Day;
  readonly last: Day;
}

function writeResolutions(decided: Decided, members: Conference['members'], random: Random, emit: Emit): void {
  const { held, last, ...ofMeeting } = decided;
  const count = random.int(2, 4);
  for (let n = 0; n < count; n += 1) {
    const due = held + random.int(30, 90);
    const done = workingDayAtOrBefore(held + random.int(10, due - held + 15));
    const withdrawn = random.chance(0.02);
    const isDone = !withdrawn && done <= last && random.chance(0.9);
    const owner = random.pick(members);
    emit(Resolution, {
      ...ofMeeting,
      id: idOf('rs', `${decided.meetingId}/${n}`),
      ownerAgencyId: owner.id,
      ownerKind: owner.kind,
      content: random.pick(tasks),
      decidedOn: dateOf(held),
      dueOn: dateOf(due),
      state: withdrawn ? 'WITHDRAWN' : isDone ? 'DONE' : 'OPEN',
      doneOn: isDone ? dateOf(done) : null,
    });
  }
}

/** Open cases, those of debtor agencies first: conferences exist for what courts cannot do alone. */
function writeDiscussed(
  meetingId: string,
  heldOn: string,
  pool: readonly PooledCase[],
  random: Random,
  emit: Emit,
): void {
  const open = pool.filter(
    ({ filedOn, concludedOn }) => filedOn < heldOn && (concludedOn === null || concludedOn > heldOn),
  );
  const byNeed = [...open.filter((one) => one.debtorAgencyId), ...open.filter((one) => !one.debtorAgencyId)];
  for (const { bound } of byNeed.slice(0, random.int(2, CASES_PER_MEETING))) {
    emit(MeetingCase, { ...bound, id: idOf('mc', `${meetingId}/${bound.caseId}`), meetingId });
  }
}
