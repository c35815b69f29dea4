import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Petition } from './petition.entity.ts';

const filter = filtersOver<Petition>();

export const petitionList = defineList<Petition>({
  entity: Petition,
  name: 'Petition',
  zh: '执行信访',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 About this court or the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 About courts in this region or below it.'),
    filed: filter.during('filedOn', '信访期间 Received in this period.'),
    answered: filter.present('answeredOn', '已答复 Whether it has been answered.'),
    founded: filter.is('founded', '是否属实 Whether it was found to be true.'),
    ground: filter.equals('ground', String, '信访事由 Complaining of exactly this.'),
  },
  orderings: {
    FILED_ON: ['filedOn', '信访日期 By the day it was received.'],
    ANSWERED_ON: ['answeredOn', '答复日期 By the day it was answered.'],
  },
  defaultOrder: ['filedOn', 'desc'],
});
