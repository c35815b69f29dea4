import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { LedgerResult, LedgerState, SupervisionStep } from './supervision-enums.ts';
import { SupervisionLedger } from './supervision-ledger.entity.ts';

const filter = filtersOver<SupervisionLedger>();

export const supervisionLedgerList = defineList<SupervisionLedger>({
  entity: SupervisionLedger,
  name: 'SupervisionLedger',
  zh: '督促履行台账',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '机关单位 Owed by the agency of this id.'),
    agencyRegion: filter.inRegion('agencyRegionCode', '单位所属区划 Owed by agencies of this region or below it.'),
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    step: filter.oneOf('currentStep', SupervisionStep, '当前环节 Whose last step is one of these.'),
    state: filter.oneOf('state', LedgerState, '台账状态 In one of these states.'),
    result: filter.oneOf('result', LedgerResult, '督促结果 Ended in one of these ways.'),
    opened: filter.during('openedOn', '建账期间 Opened in this period.'),
    performanceDue: filter.during(
      'performanceDueOn',
      '履行期限届满期间 Whose term of performance ends in this period.',
    ),
    closed: filter.during('closedOn', '销号期间 Closed in this period.'),
    enteredEnforcement: filter.present('caseId', '进入执行 Whether enforcement was filed.'),
    orderConcrete: filter.is('orderConcrete', '判项明确 Whether the order is concrete.'),
    orderHasTerm: filter.is('orderHasTerm', '履行期限明确 Whether the order sets a term.'),
    amountOwed: filter.between('amountOwed', '应履行金额 Amount owed, yuan.'),
  },
  orderings: {
    OPENED_ON: ['openedOn', '建账日期 By day of opening.'],
    PERFORMANCE_DUE_ON: ['performanceDueOn', '履行期限届满日 By the end of the term of performance.'],
    CLOSED_ON: ['closedOn', '销号日期 By day of closing.'],
    AMOUNT_OWED: ['amountOwed', '应履行金额 By amount owed.'],
  },
  defaultOrder: ['openedOn', 'desc'],
});
