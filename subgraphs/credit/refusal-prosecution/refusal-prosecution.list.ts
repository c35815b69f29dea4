import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';

import {
  DeclineGround,
  HoldUpCause,
  HoldUpPlace,
  ProsecutionRoute,
  RefusalProsecution,
  RefusalStage,
} from './refusal-prosecution.entity.ts';

const filter = filtersOver<RefusalProsecution>();

export const refusalProsecutionList = defineList<RefusalProsecution>({
  entity: RefusalProsecution,
  name: 'RefusalProsecution',
  zh: '拒执罪追诉',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Out of cases of this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Out of cases of courts in this region or below it.'),
    route: filter.oneOf('route', ProsecutionRoute, '追诉途径 Prosecuted in one of these ways.'),
    stage: filter.oneOf('stage', RefusalStage, '追诉阶段 Having come so far.'),
    subjectKind: filter.oneOf('subjectKind', PartyKind, '主体类型 Of one of these.'),
    agency: filter.equals('agencyId', String, '机关单位 Of who answers for the agency of this id.'),
    typeCode: filter.oneOf('caseTypeCode', TypeCode, '类型代字 Out of these kinds of proceeding.'),
    clue: filter.during('clueOn', '线索期间 Noted in this period.'),
    referred: filter.during('referredOn', '移送期间 Referred to the police in this period.'),
    prosecuted: filter.during('prosecutedOn', '起诉期间 Charged or accepted in this period.'),
    judged: filter.during('judgedOn', '判决期间 Judged in this period.'),
    declined: filter.during('declinedOn', '不予追诉期间 Declined in this period.'),
    declineGround: filter.oneOf('declineGround', DeclineGround, '不予追诉事由 Declined on one of these grounds.'),
    heldUpBy: filter.oneOf('heldUpBy', HoldUpCause, '办理迟滞原因 Held up for one of these reasons.'),
    heldUpAt: filter.oneOf('heldUpAt', HoldUpPlace, '迟滞环节 Held up with one of these offices.'),
    convicted: filter.is('convicted', '判处有罪 Whether the judgment convicted.'),
  },
  orderings: {
    CLUE_ON: ['clueOn', '线索日期 By day on which the clue was noted.'],
    JUDGED_ON: ['judgedOn', '判决日期 By day of the judgment.'],
    TERM_MONTHS: ['termMonths', '刑期 By length of the sentence.'],
  },
  defaultOrder: ['clueOn', 'desc'],
});
