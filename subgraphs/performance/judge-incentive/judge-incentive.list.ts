import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { JudgeIncentive, JudgeIncentiveKind } from './judge-incentive.entity.ts';

const filter = filtersOver<JudgeIncentive>();

export const judgeIncentiveList = defineList<JudgeIncentive>({
  entity: JudgeIncentive,
  name: 'JudgeIncentive',
  zh: '法官考核记录',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of judges of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    judge: filter.named('judgeName', '法官姓名 Of judges of this name.'),
    kind: filter.oneOf('kind', JudgeIncentiveKind, '法官激励种类 Of these kinds.'),
    recorded: filter.during('recordedOn', '记录期间 Entered in this period.'),
  },
  orderings: {
    RECORDED_ON: ['recordedOn', '记录日期 By day of the entry.'],
    JUDGE: ['judgeName', '法官姓名 By name of the judge.'],
  },
  defaultOrder: ['recordedOn', 'desc'],
});
