import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DutyNode, DutyOfficeKind } from '../step-duty/duty-node.ts';

import { DayRange, isNextOverdue, isOverdue, overdueBetween } from './overdue-filter.ts';
import {
  DutyCause,
  LedgerResult,
  LedgerState,
  NonPerformanceReason,
  OrderedDuty,
  SupervisionStep,
} from './supervision-enums.ts';
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
    cause: filter.oneOf('cause', DutyCause, '案由 With one of these causes of action.'),
    orderedDuty: filter.oneOf('orderedDuty', OrderedDuty, '判项类别 With one of these kinds of duty.'),
    overdue: filter.custom<boolean>(
      () => Boolean,
      '逾期未履行 Whether they are unperformed and open though the term of performance is past.',
      isOverdue,
      [['lateDays', 'performanceDueOn']],
    ),
    overdueDays: filter.custom<DayRange>(
      () => DayRange,
      '逾期天数 With so many days overdue, as `overdueDays` of today counts them.',
      overdueBetween,
      [['lateDays', 'performanceDueOn']],
    ),
    nextStep: filter.oneOf('nextStep', DutyNode, '下一环节 Whose next node is one of these.'),
    nextDue: filter.during('nextDueOn', '下一环节应办期间 Whose next node is due in this period.'),
    nextOverdue: filter.custom<boolean>(
      () => Boolean,
      '下一环节超期 Whether the next node is past its due day.',
      isNextOverdue,
      [['nextDueOn', 'id']],
    ),
    nextOfficeKind: filter.oneOf(
      'nextOfficeKind',
      DutyOfficeKind,
      '下一步责任单位类别 At which an office of one of these kinds must act next.',
    ),
    nextOffice: filter.equals(
      'nextOffice',
      String,
      '下一步责任单位 At which the office of exactly this name must act next.',
    ),
    nextDepartment: filter.equals(
      'nextDepartment',
      String,
      '下一步责任部门 At which a department of exactly this name must act next.',
    ),
    nonPerformanceReason: filter.oneOf(
      'nonPerformanceReason',
      NonPerformanceReason,
      '未履行原因 Unperformed for one of these reasons.',
    ),
    agencyDepartment: filter.equals(
      'agencyDepartment',
      String,
      '机关责任部门 For which a department of exactly this name answers at the agency.',
    ),
    outsideCounselOnly: filter.is(
      'outsideCounselOnly',
      '仅由外聘律师负责 Whether they were left to outside counsel alone.',
    ),
    amountOwed: filter.between('amountOwed', '应履行金额 Amount owed, yuan.'),
  },
  orderings: {
    OPENED_ON: ['openedOn', '建账日期 By day of opening.'],
    PERFORMANCE_DUE_ON: ['performanceDueOn', '履行期限届满日 By the end of the term of performance.'],
    CLOSED_ON: ['closedOn', '销号日期 By day of closing.'],
    OVERDUE_DAYS: [
      'overdueKey',
      '逾期天数 By days overdue. Descending: open ledgers first, the most overdue at the top, then closed ones by how ' +
        'late they ended, then those without a term.',
    ],
    NEXT_STEP: ['nextStepNumber', '下一环节 By the next node, in the order of the nodes; closed ledgers have none.'],
    NEXT_DUE_ON: ['nextDueOn', '下一环节应办日 By the day on which the next node is due.'],
    NEXT_OFFICE: ['nextOffice', '下一步责任单位 By name of the office that must act next.'],
    AMOUNT_OWED: ['amountOwed', '应履行金额 By amount owed.'],
  },
  defaultOrder: ['openedOn', 'desc'],
});
