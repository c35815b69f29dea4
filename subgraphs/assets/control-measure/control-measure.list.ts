import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AssetKind } from '../asset/asset-kind.ts';
import { InquiryChannel } from '../inquiry-request/inquiry-request.entity.ts';

import { ControlForm, ControlKind, ControlMeasure } from './control-measure.entity.ts';
import { inForceFilter } from './in-force.ts';

const filter = filtersOver<ControlMeasure>();

export const controlMeasureList = defineList<ControlMeasure>({
  entity: ControlMeasure,
  name: 'ControlMeasure',
  zh: '控制措施',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Taken by this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Taken by courts in this region or below it.'),
    kind: filter.oneOf('kind', ControlKind, '控制措施种类 Of these kinds.'),
    form: filter.oneOf('form', ControlForm, '控制方式 Holding the thing itself or only its record.'),
    assetKind: filter.oneOf('assetKind', AssetKind, '财产种类 Holding property of these kinds.'),
    channel: filter.oneOf('channel', InquiryChannel, '办理渠道 Carried out in one of these ways.'),
    delegated: filter.is('delegated', '委托办理 Whether a court of another place carried it out.'),
    leftInUse: filter.is('leftInUse', '活封 Whether the debtor may go on using the thing.'),
    waiting: {
      ...filter.custom<boolean>(
        () => Boolean,
        '轮候查封 Whether they wait behind another court.',
        (wanted) => ({ queueOrder: wanted ? { $gt: 1 } : 1 }),
      ),
      property: 'queueOrder',
    },
    inForce: inForceFilter,
    begun: filter.during('fromDate', '起始期间 Begun in this period.'),
    ending: filter.during('untilDate', '届满期间 Ending in this period, so that renewal is due.'),
    lifted: filter.during('liftedOn', '解除期间 Lifted in this period.'),
  },
  orderings: {
    FROM_DATE: ['fromDate', '起始日期 By first day.'],
    UNTIL_DATE: ['untilDate', '届满日期 By the day they end.'],
    AMOUNT: ['amount', '控制金额 By amount held.'],
  },
  defaultOrder: ['fromDate', 'desc'],
});
