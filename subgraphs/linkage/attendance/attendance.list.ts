import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { MeetingKind } from '../meeting/meeting.entity.ts';

import { Attendance } from './attendance.entity.ts';

const filter = filtersOver<Attendance>();

export const attendanceList = defineList<Attendance>({
  entity: Attendance,
  name: 'Attendance',
  zh: '参会记录',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '机关单位 Of the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '单位类型 Of units of these kinds.'),
    meetingKind: filter.oneOf('meetingKind', MeetingKind, '会议类型 Of meetings of these kinds.'),
    region: filter.inRegion('regionCode', '行政区划 Of conferences of this region or of one below it.'),
    held: filter.during('heldOn', '召开期间 Of meetings held in this period.'),
    attended: filter.is('attended', '到会 Whether the unit came.'),
    chiefCame: filter.is('chiefCame', '主要负责人到会 Whether its chief came in person.'),
  },
  orderings: { HELD_ON: ['heldOn', '召开日期 By the day of the meeting.'] },
  defaultOrder: ['heldOn', 'desc'],
});
