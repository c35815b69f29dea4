import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';

import { LiftReason } from './consumption-limits.ts';
import { ConsumptionRestriction, consumptionStanding } from './consumption-restriction.entity.ts';

const filter = filtersOver<ConsumptionRestriction>();

export const consumptionRestrictionList = defineList<ConsumptionRestriction>({
  entity: ConsumptionRestriction,
  name: 'ConsumptionRestriction',
  zh: '限制消费令',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Imposed by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Imposed by courts in this region or below it.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Whose subject is one of these.'),
    agency: filter.equals('agencyId', String, '机关单位 Directed at the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 In these kinds of proceeding.'),
    imposed: filter.during('imposedOn', '限制期间 Imposed in this period.'),
    lifted: filter.during('liftedOn', '解除期间 Lifted in this period.'),
    isLifted: filter.present('liftedOn', '已解除 Whether it has been lifted.'),
    liftReason: filter.oneOf('liftReason', LiftReason, '解除事由 Lifted for one of these reasons.'),
    inForceOn: filter.custom<string>(() => DateScalar, '生效日期 In force on this day.', consumptionStanding.on, [
      ['imposedOn', 'liftedOn'],
    ]),
  },
  orderings: {
    IMPOSED_ON: ['imposedOn', '限制日期 By day on which it was imposed.'],
    LIFTED_ON: ['liftedOn', '解除日期 By day on which it was lifted.'],
  },
  defaultOrder: ['imposedOn', 'desc'],
});
