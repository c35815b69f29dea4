import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';

import { HonouredKind, RedListEntry, RedListReason, redListStanding } from './red-list-entry.entity.ts';

const filter = filtersOver<RedListEntry>();

/** Only what stands today: an entry whose term is over, or that was withdrawn, is published no longer. */
export const redListEntryList = defineList<RedListEntry>({
  entity: RedListEntry,
  name: 'RedListEntry',
  zh: '守信红榜',
  key: 'id',
  always: { condition: redListStanding.on, index: ['listedOn', 'listedUntil', 'withdrawnOn'] },
  filters: {
    court: filter.inCourt('courtCode', '法院 Published by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Published by courts in this region or below it.'),
    kind: filter.oneOf('kind', HonouredKind, '主体类型 Of one of these.'),
    reason: filter.oneOf('reason', RedListReason, '守信事由 For one of these reasons.'),
    name: filter.named('name', '名称 Of this name.'),
    creditCode: filter.equals('creditCode', CreditCodeScalar, '统一社会信用代码 Of this unit.'),
    listed: filter.during('listedOn', '列入期间 Listed in this period.'),
  },
  orderings: { LISTED_ON: ['listedOn', '列入日期 By day of listing.'] },
  defaultOrder: ['listedOn', 'desc'],
});
