import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { timelinessFilter } from '../../shared/timeliness.ts';

import { TimelineNode } from './case-enums.ts';
import { CaseNode } from './case-parts.entity.ts';

const filter = filtersOver<CaseNode>();

export const caseNodeList = defineList<CaseNode>({
  entity: CaseNode,
  name: 'CaseNode',
  zh: '执行节点',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of cases of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of cases of courts in this region or below it.'),
    node: filter.oneOf('node', TimelineNode, '执行节点 One of these steps.'),
    due: filter.during('dueOn', '到期期间 Due in this period.'),
    done: filter.during('doneOn', '完成期间 Done in this period.'),
    timeliness: timelinessFilter<CaseNode>(
      'doneLate',
      'dueOn',
      '时效 Standing so to the day they were due, as of today; OVERDUE is not done though due.',
    ),
  },
  orderings: {
    DUE_ON: ['dueOn', '到期日 By the day they were due: of overdue steps, the longest overdue first.'],
    DONE_ON: ['doneOn', '完成日期 By the day they were done.'],
  },
  defaultOrder: ['dueOn', 'asc'],
});
