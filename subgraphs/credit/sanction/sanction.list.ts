import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';

import { Sanction, SanctionKind, SanctionObstacle, SanctionReason } from './sanction.entity.ts';

const filter = filtersOver<Sanction>();

export const sanctionList = defineList<Sanction>({
  entity: Sanction,
  name: 'Sanction',
  zh: '司法惩戒',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Decided by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Decided by courts in this region or below it.'),
    kind: filter.oneOf('kind', SanctionKind, '惩戒措施种类 Of these kinds.'),
    reason: filter.oneOf('reason', SanctionReason, '惩戒事由 For one of these reasons.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 On one of these.'),
    agency: filter.equals('agencyId', String, '机关单位 On the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 In these kinds of proceeding.'),
    decided: filter.during('decidedOn', '决定期间 Decided in this period.'),
    amount: filter.between('amount', '罚款金额 Fines of this amount, yuan.'),
    carriedOut: filter.present('carriedOutOn', '已执行 Whether it has been carried out.'),
    carriedOutDuring: filter.during('carriedOutOn', '实际执行期间 Carried out in this period.'),
    obstacle: filter.oneOf('obstacle', SanctionObstacle, '未能及时执行原因 Hindered by one of these.'),
  },
  orderings: {
    DECIDED_ON: ['decidedOn', '决定日期 By day of the decision.'],
    AMOUNT: ['amount', '罚款金额 By amount of the fine.'],
    DAYS: ['days', '拘留天数 By days of detention.'],
  },
  defaultOrder: ['decidedOn', 'desc'],
});
