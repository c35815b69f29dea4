import { Int } from 'type-graphql';

import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { CourtStaff } from './court-staff.entity.ts';

const filter = filtersOver<CourtStaff>();

export const courtStaffList = defineList<CourtStaff>({
  entity: CourtStaff,
  name: 'CourtStaff',
  zh: '法院执行人员',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    year: filter.equals('year', Int, '年度 Of this calendar year.'),
  },
  orderings: {
    YEAR: ['year', '年度 By year.'],
    TOTAL_STAFF: ['totalStaff', '全院在编人员 By all staff of the court.'],
    OFFICERS: ['officers', '执行干警 By the number of officers.'],
  },
  defaultOrder: ['year', 'desc'],
});
