import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { DutyKind, Judgment } from './judgment.entity.ts';

const filter = filtersOver<Judgment>();

export const judgmentList = defineList<Judgment>({
  entity: Judgment,
  name: 'Judgment',
  zh: '生效判决',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    effective: filter.during('effectiveOn', '生效期间 Taking effect in this period.'),
    due: filter.during('performanceDueOn', '履行期限届满期间 Whose term for performing ends in this period.'),
    kind: filter.oneOf('kind', DutyKind, '义务种类 Ordering one of these kinds of duty.'),
    amount: filter.between('amount', '判决金额 Amount ordered, yuan.'),
    defendantAgency: filter.equals('defendantAgencyId', String, '被告机关 Against the agency of this id.'),
    againstAgency: filter.present('defendantAgencyId', '涉党政机关 Whether the defendant is an agency.'),
    performed: filter.present('performedOn', '已履行 Whether it has been performed.'),
    enteredEnforcement: filter.present('enforcementCaseId', '进入执行 Whether its enforcement was applied for.'),
    orderConcrete: filter.is('orderConcrete', '判项明确 Whether its order is concrete.'),
    orderHasTerm: filter.is('orderHasTerm', '载明履行期限 Whether its order sets a term.'),
  },
  orderings: {
    EFFECTIVE_ON: ['effectiveOn', '生效日期 By the day it took effect.'],
    PERFORMANCE_DUE_ON: ['performanceDueOn', '履行期限届满日 By the last day for performing.'],
    PERFORMED_ON: ['performedOn', '履行日期 By the day it was performed.'],
    AMOUNT: ['amount', '判决金额 By amount ordered.'],
  },
  defaultOrder: ['effectiveOn', 'desc'],
});
