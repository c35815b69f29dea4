import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { AssistanceBreach, BreachConduct } from './assistance-breach.entity.ts';

const filter = filtersOver<AssistanceBreach>();

export const assistanceBreachList = defineList<AssistanceBreach>({
  entity: AssistanceBreach,
  name: 'AssistanceBreach',
  zh: '违反协助执行义务',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '协助单位 By the agency of this id.'),
    court: filter.inCourt('courtCode', '法院 In cases of this court or of one below it.'),
    region: filter.inRegion('regionCode', '行政区划 In cases of courts in this region or below it.'),
    conduct: filter.oneOf('conduct', BreachConduct, '违反协助义务情形 Of these kinds.'),
    breached: filter.during('breachedOn', '违反期间 Done in this period.'),
    isFined: filter.present('finedOn', '已罚款 True for units that were fined, false for those that were not.'),
    isRemedied: filter.present('remediedOn', '已改正 True where it was made good, false where it was not.'),
  },
  orderings: {
    BREACHED_ON: ['breachedOn', '违反日期 By day of the breach.'],
    FINE_AMOUNT: ['fineAmount', '罚款金额 By amount of the fine.'],
  },
  defaultOrder: ['breachedOn', 'desc'],
});
