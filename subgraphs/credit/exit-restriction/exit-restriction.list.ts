import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { TypeCode } from '../../shared/schema/domain-enums.ts';

import { ExitRestriction, exitStanding } from './exit-restriction.entity.ts';

const filter = filtersOver<ExitRestriction>();

export const exitRestrictionList = defineList<ExitRestriction>({
  entity: ExitRestriction,
  name: 'ExitRestriction',
  zh: '限制出境',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Decided by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Decided by courts in this region or below it.'),
    agency: filter.equals('agencyId', String, '机关单位 Against who answers for the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 In these kinds of proceeding.'),
    decided: filter.during('decidedOn', '决定期间 Decided in this period.'),
    controlEnds: filter.during('controlUntil', '布控届满期间 Whose control ends in this period.'),
    lifted: filter.during('liftedOn', '解除期间 Lifted in this period.'),
    isLifted: filter.present('liftedOn', '已解除 Whether it has been lifted.'),
    inForceOn: filter.custom<string>(() => DateScalar, '生效日期 In force on this day.', exitStanding.on, [
      ['decidedOn', 'liftedOn', 'controlUntil'],
    ]),
  },
  orderings: {
    DECIDED_ON: ['decidedOn', '决定日期 By day of the decision.'],
    CONTROL_UNTIL: ['controlUntil', '布控届满日 By end of the control.'],
    LIFTED_ON: ['liftedOn', '解除日期 By day on which it was lifted.'],
  },
  defaultOrder: ['decidedOn', 'desc'],
});
