import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { timelinessFilter } from '../../shared/timeliness.ts';
import { AssetKind } from '../asset/asset-kind.ts';

import { InquiryChannel, InquiryOutcome, InquiryRequest } from './inquiry-request.entity.ts';

const filter = filtersOver<InquiryRequest>();

export const inquiryRequestList = defineList<InquiryRequest>({
  entity: InquiryRequest,
  name: 'InquiryRequest',
  zh: '协助查询请求',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '协助单位 Asked of the unit of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '协助单位类型 Asked of units of these kinds.'),
    court: filter.inCourt('courtCode', '法院 Sent by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Sent by courts in this region or below it.'),
    channel: filter.oneOf('channel', InquiryChannel, '查询渠道 Asked in one of these ways.'),
    assetKind: filter.oneOf('assetKind', AssetKind, '查询财产种类 Asking after one of these kinds of property.'),
    outcome: filter.oneOf('outcome', InquiryOutcome, '反馈结果 With one of these outcomes; PENDING is unanswered.'),
    timeliness: timelinessFilter<InquiryRequest>(
      'answeredLate',
      'dueOn',
      '时效 Standing so to the day they were due, as of today.',
    ),
    answerComplete: filter.is('answerComplete', '反馈完整 Whether the answer told all that was asked.'),
    sent: filter.during('sentOn', '发出期间 Sent in this period.'),
    due: filter.during('dueOn', '反馈期限期间 Due in this period.'),
    answered: filter.during('answeredOn', '反馈期间 Answered or refused in this period.'),
  },
  orderings: {
    SENT_ON: ['sentOn', '发出日期 By the day they were sent.'],
    DUE_ON: ['dueOn', '反馈期限 By the day they were due.'],
    ANSWERED_ON: ['answeredOn', '反馈日期 By the day of the answer.'],
  },
  defaultOrder: ['sentOn', 'desc'],
});
