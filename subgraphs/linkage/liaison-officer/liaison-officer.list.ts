import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { LiaisonOfficer } from './liaison-officer.entity.ts';

const filter = filtersOver<LiaisonOfficer>();

export const liaisonOfficerList = defineList<LiaisonOfficer>({
  entity: LiaisonOfficer,
  name: 'LiaisonOfficer',
  zh: '联络员',
  key: 'id',
  filters: {
    conference: filter.equals('conferenceId', String, '联席会议 Of members of the joint conference of this id.'),
    agency: filter.equals('agencyId', String, '成员单位 Of the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '单位类型 Of units of these kinds.'),
    region: filter.inRegion('regionCode', '行政区划 Of conferences of this region or of one below it.'),
    inOfficeOn: filter.custom<string>(
      () => DateScalar,
      '在任日 In office on this day.',
      (day) => ({ fromDate: { $lte: day }, $or: [{ toDate: null }, { toDate: { $gt: day } }] }),
      [['fromDate', 'toDate']],
    ),
  },
  orderings: { FROM_DATE: ['fromDate', '任职起始日期 By first day in office.'] },
  defaultOrder: ['fromDate', 'desc'],
});
