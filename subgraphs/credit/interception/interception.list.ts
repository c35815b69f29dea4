import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Interception, InterceptionKind, InterceptionPlatform } from './interception.entity.ts';

const filter = filtersOver<Interception>();

export const interceptionList = defineList<Interception>({
  entity: Interception,
  name: 'Interception',
  zh: '自动拦截',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '成员单位 By the member unit of this id.'),
    kind: filter.oneOf('kind', InterceptionKind, '拦截事项 Of one of these.'),
    platform: filter.oneOf('platform', InterceptionPlatform, '拦截平台 In one of these systems.'),
    court: filter.inCourt('courtCode', '法院 Of debtors listed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of debtors listed by courts in this region or below it.'),
    // Times are stored as text in one time zone, so text order is time order and a day is a prefix.
    occurred: filter.during('occurredAt', '拦截期间 In this period.'),
    amount: filter.between('amount', '涉及金额 Of this amount, yuan.'),
  },
  orderings: {
    OCCURRED_AT: ['occurredAt', '拦截时间 By moment of the comparison.'],
    AMOUNT: ['amount', '涉及金额 By amount.'],
  },
  defaultOrder: ['occurredAt', 'desc'],
});
