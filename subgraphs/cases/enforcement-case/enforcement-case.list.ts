import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';

import { CaseStatus, ConclusionMethod, CrossEnforcementKind } from './case-enums.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

const filter = filtersOver<EnforcementCase>();

export const enforcementCaseList = defineList<EnforcementCase>({
  entity: EnforcementCase,
  name: 'EnforcementCase',
  zh: '执行案件',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    filed: filter.during('filedOn', '立案期间 Filed in this period.'),
    concluded: filter.during('concludedOn', '结案期间 Concluded in this period.'),
    due: filter.during('dueOn', '期限届满期间 Whose statutory period ends in this period.'),
    typeCode: filter.oneOf('typeCode', TypeCode, '类型代字 Of these kinds of proceeding.'),
    status: filter.oneOf('status', CaseStatus, '案件状态 Standing at one of these.'),
    conclusionMethod: filter.oneOf('conclusionMethod', ConclusionMethod, '结案方式 Concluded in one of these ways.'),
    debtorKind: filter.oneOf('debtorKind', PartyKind, '被执行人类型 Whose debtor is one of these.'),
    debtorAgency: filter.equals('debtorAgencyId', String, '被执行机关 Whose debtor is the agency of this id.'),
    cause: filter.equals('cause', String, '案由 Of exactly this cause of action.'),
    claimAmount: filter.between('claimAmount', '申请标的 Amount claimed, yuan.'),
    recoveredAmount: filter.between('recoveredAmount', '执行到位金额 Amount recovered, yuan.'),
    propertyFound: filter.is('propertyFound', '有财产可供执行 Whether property was found.'),
    crossEnforcement: filter.oneOf(
      'crossEnforcementKind',
      CrossEnforcementKind,
      '交叉执行 Come from another court in one of these ways.',
    ),
    campaign: filter.equals('campaignId', String, '专项行动 Taken up by the campaign of this id.'),
  },
  orderings: {
    FILED_ON: ['filedOn', '立案日期 By day of filing.'],
    CONCLUDED_ON: ['concludedOn', '结案日期 By day of conclusion.'],
    DUE_ON: ['dueOn', '期限届满日 By the end of the statutory period.'],
    CLAIM_AMOUNT: ['claimAmount', '申请标的 By amount claimed.'],
    RECOVERED_AMOUNT: ['recoveredAmount', '执行到位金额 By amount recovered.'],
  },
  defaultOrder: ['filedOn', 'desc'],
});
