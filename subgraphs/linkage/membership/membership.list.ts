import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { Membership, MembershipRole } from './membership.entity.ts';

const filter = filtersOver<Membership>();

export const membershipList = defineList<Membership>({
  entity: Membership,
  name: 'Membership',
  zh: '成员单位',
  key: 'id',
  filters: {
    conference: filter.equals('conferenceId', String, '联席会议 Of the joint conference of this id.'),
    agency: filter.equals('agencyId', String, '机关单位 Of the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '单位类型 Of units of these kinds.'),
    region: filter.inRegion('regionCode', '行政区划 Of conferences of this region or of one below it.'),
    role: filter.oneOf('role', MembershipRole, '成员身份 In one of these capacities.'),
    joined: filter.during('joinedOn', '加入期间 Joined in this period.'),
    hasLeft: filter.present('leftOn', '已退出 True for units that have left, false for those that are members still.'),
  },
  orderings: { JOINED_ON: ['joinedOn', '加入日期 By first day of membership.'] },
  defaultOrder: ['joinedOn', 'asc'],
});
