import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { OfficialInterview, OfficialInterviewKind } from './official-interview.entity.ts';

const filter = filtersOver<OfficialInterview>();

export const officialInterviewList = defineList<OfficialInterview>({
  entity: OfficialInterview,
  name: 'OfficialInterview',
  zh: '公职人员约谈',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '约谈单位 By the agency of this id.'),
    region: filter.inRegion('regionCode', '行政区划 In this region or below it.'),
    kind: filter.oneOf('kind', OfficialInterviewKind, '约谈方式 Of these kinds.'),
    held: filter.during('heldOn', '约谈期间 Held in this period.'),
  },
  orderings: { HELD_ON: ['heldOn', '约谈日期 By day.'] },
  defaultOrder: ['heldOn', 'desc'],
});
