import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { ConvenerKind, JointConference } from './joint-conference.entity.ts';

const filter = filtersOver<JointConference>();

export const jointConferenceList = defineList<JointConference>({
  entity: JointConference,
  name: 'JointConference',
  zh: '联席会议',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Of this region or of one below it.'),
    convenerKind: filter.oneOf('convenerKind', ConvenerKind, '召集机关类型 Convened by one of these.'),
    convener: filter.equals('convenerAgencyId', String, '召集单位 Convened by the agency of this id.'),
    established: filter.during('establishedOn', '设立期间 Set up in this period.'),
  },
  orderings: {
    REGION: ['regionCode', '行政区划 By code of the region.'],
    ESTABLISHED_ON: ['establishedOn', '设立日期 By the day of setting up.'],
  },
  defaultOrder: ['regionCode', 'asc'],
});
