import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';
import { visibleKeys } from '../../shared/visibility/visible-keys.ts';

import { Campaign, CampaignCourt, CircularFrequency } from './campaign.entity.ts';

const filter = filtersOver<Campaign>();

export const campaignList = defineList<Campaign>({
  entity: Campaign,
  name: 'Campaign',
  zh: '专项行动',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Led from this region or below it.'),
    court: filter.custom<string>(
      () => CourtCodeScalar,
      '参加法院 In which this very court took part.',
      (code, _today, reader) => ({ id: { $in: visibleKeys(reader, CampaignCourt, 'campaignId', 'courtCode', code) } }),
      [],
      ['courts'],
    ),
    begun: filter.during('fromDate', '开始期间 Begun in this period.'),
    atDawn: filter.is('atDawn', '凌晨行动 Whether they acted at dawn.'),
    atMidnight: filter.is('atMidnight', '夜间行动 Whether they acted at midnight.'),
    atWeekends: filter.is('atWeekends', '周末行动 Whether they acted at weekends.'),
    deputiesWatched: filter.is('deputiesWatched', '代表委员见证 Whether deputies watched.'),
    circularFrequency: filter.oneOf('circularFrequency', CircularFrequency, '通报周期 Reported on so often.'),
    name: filter.equals('name', String, '名称 Called exactly this.'),
  },
  orderings: {
    FROM_DATE: ['fromDate', '起始日期 By first day.'],
    CASES_TAKEN_UP: ['casesTakenUp', '涉及案件 By the cases taken up.'],
  },
  defaultOrder: ['fromDate', 'desc'],
});
