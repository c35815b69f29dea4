import { filtersOver, type Filter } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { AssistedCase } from './assisted-case.entity.ts';

const filter = filtersOver<AssistedCase>();

export const assistedCaseList = defineList<AssistedCase>({
  entity: AssistedCase,
  name: 'AssistedCase',
  zh: '协助执行案件',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    firstAssisted: filter.during('firstAssistedOn', '首次协助期间 First assisted in this period.'),
    lastAssisted: filter.during('lastAssistedOn', '最近协助期间 Last assisted in this period.'),
    refused: anyOf('refusedCount', '有拒绝协助 Whether any request was refused.'),
    late: anyOf('lateCount', '有超期反馈 Whether any request was answered late.'),
  },
  orderings: {
    FIRST_ASSISTED_ON: ['firstAssistedOn', '首次协助日期 By the day of the first request or notice.'],
    LAST_ASSISTED_ON: ['lastAssistedOn', '最近协助日期 By the day of the latest request or notice.'],
    REQUEST_COUNT: ['requestCount', '协助查询请求数 By the requests sent.'],
    UNIT_COUNT: ['unitCount', '被查询单位数 By the units asked.'],
  },
  defaultOrder: ['firstAssistedOn', 'desc'],
});

function anyOf(property: 'refusedCount' | 'lateCount', description: string): Filter<boolean> {
  return {
    type: () => Boolean,
    description,
    property,
    condition: (wanted) => ({ [property]: wanted ? { $gt: 0 } : 0 }),
  };
}
