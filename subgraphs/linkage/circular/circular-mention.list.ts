import { filtersOver, type Condition } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { CircularUnitReport } from './circular-content.entity.ts';
import { CircularCourtMention } from './circular-court-mention.entity.ts';
import { CircularMention, CircularMentionKind } from './circular-parts.entity.ts';

const filter = filtersOver<CircularMention>();
const courtFilter = filtersOver<CircularCourtMention>();
const reportFilter = filtersOver<CircularUnitReport>();

const IN_A_ROW =
  '连续被点名 Named, and named in the circular before it of the same issuer and kind; false for all other mentions.';

export const circularMentionList = defineList<CircularMention>({
  entity: CircularMention,
  name: 'CircularMention',
  zh: '通报对象',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '被通报单位 Of the agency of this id.'),
    region: filter.inRegion('regionCode', '行政区划 By circulars of this region or of one below it.'),
    kind: filter.oneOf('kind', CircularMentionKind, '通报性质 Praised, named, or either.'),
    issued: filter.during('issuedOn', '发文期间 By circulars issued in this period.'),
    namedInARow: filter.custom<boolean>(() => Boolean, IN_A_ROW, timesCondition, [['consecutiveTimes']]),
  },
  orderings: { ISSUED_ON: ['issuedOn', '发文日期 By day of issue of the circular.'] },
  defaultOrder: ['issuedOn', 'desc'],
});

export const circularCourtMentionList = defineList<CircularCourtMention>({
  entity: CircularCourtMention,
  name: 'CircularCourtMention',
  zh: '被通报法院',
  key: 'id',
  filters: {
    court: courtFilter.inCourt('courtCode', '法院 Of this court or of one below it.'),
    region: courtFilter.inRegion('regionCode', '行政区划 By circulars of this region or of one below it.'),
    kind: courtFilter.oneOf('kind', CircularMentionKind, '通报性质 Praised, named, or either.'),
    issued: courtFilter.during('issuedOn', '发文期间 By circulars issued in this period.'),
    namedInARow: courtFilter.custom<boolean>(() => Boolean, IN_A_ROW, timesCondition, [['consecutiveTimes']]),
  },
  orderings: { ISSUED_ON: ['issuedOn', '发文日期 By day of issue of the circular.'] },
  defaultOrder: ['issuedOn', 'desc'],
});

export const circularUnitReportList = defineList<CircularUnitReport>({
  entity: CircularUnitReport,
  name: 'CircularUnitReport',
  zh: '成员单位工作情况',
  key: 'id',
  filters: {
    agency: reportFilter.equals('agencyId', String, '成员单位 Of the agency of this id.'),
    agencyKind: reportFilter.oneOf('agencyKind', AgencyKind, '单位类型 Of units of these kinds.'),
    region: reportFilter.inRegion('regionCode', '行政区划 By circulars of this region or of one below it.'),
    issued: reportFilter.during('issuedOn', '发文期间 By circulars issued in this period.'),
  },
  orderings: { ISSUED_ON: ['issuedOn', '发文日期 By day of issue of the circular.'] },
  defaultOrder: ['issuedOn', 'desc'],
});

function timesCondition(inARow: boolean): Condition {
  return { consecutiveTimes: inARow ? { $gte: 2 } : { $lt: 2 } };
}
