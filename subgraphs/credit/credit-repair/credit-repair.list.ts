import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { CreditRepair, RepairGround, RepairOutcome } from './credit-repair.entity.ts';

const filter = filtersOver<CreditRepair>();

export const creditRepairList = defineList<CreditRepair>({
  entity: CreditRepair,
  name: 'CreditRepair',
  zh: '信用修复',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Asked of this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Asked of courts in this region or below it.'),
    ground: filter.oneOf('ground', RepairGround, '修复事由 For one of these reasons.'),
    outcome: filter.oneOf('outcome', RepairOutcome, '修复结果 With one of these outcomes.'),
    applied: filter.during('appliedOn', '申请期间 Asked for in this period.'),
    isDecided: filter.present('decidedOn', '已决定 Whether the court has decided.'),
    suspensionEnds: filter.during('suspendedUntil', '暂停届满期间 Whose suspension ends in this period.'),
    decided: filter.during('decidedOn', '决定期间 Decided in this period.'),
  },
  orderings: {
    APPLIED_ON: ['appliedOn', '申请日期 By day of the request.'],
    DECIDED_ON: ['decidedOn', '决定日期 By day of the decision.'],
  },
  defaultOrder: ['appliedOn', 'desc'],
});
