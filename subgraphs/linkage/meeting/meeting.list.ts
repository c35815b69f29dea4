import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Meeting, MeetingChair, MeetingKind } from './meeting.entity.ts';

const filter = filtersOver<Meeting>();

export const meetingList = defineList<Meeting>({
  entity: Meeting,
  name: 'Meeting',
  zh: '会次',
  key: 'id',
  filters: {
    conference: filter.equals('conferenceId', String, '联席会议 Of the joint conference of this id.'),
    region: filter.inRegion('regionCode', '行政区划 Of conferences of this region or of one below it.'),
    kind: filter.oneOf('kind', MeetingKind, '会议类型 Of these kinds.'),
    chair: filter.oneOf('chair', MeetingChair, '主持人职务 Chaired by somebody in one of these offices.'),
    held: filter.during('heldOn', '召开期间 Held in this period, e.g. a year.'),
    convener: filter.equals('convenerAgencyId', String, '召集单位 Convened by the agency of this id.'),
  },
  orderings: { HELD_ON: ['heldOn', '召开日期 By the day it was held.'] },
  defaultOrder: ['heldOn', 'desc'],
});
