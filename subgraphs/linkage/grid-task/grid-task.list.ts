import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { GridTask, GridTaskKind, GridTaskResult } from './grid-task.entity.ts';

const filter = filtersOver<GridTask>();

export const gridTaskList = defineList<GridTask>({
  entity: GridTask,
  name: 'GridTask',
  zh: '网格任务',
  key: 'id',
  filters: {
    enforcementCase: filter.equals('caseId', String, '执行案件 For the case of this id.'),
    court: filter.inCourt('courtCode', '法院 Given by this court or by one below it.'),
    region: filter.inRegion('regionCode', '行政区划 Given by courts in this region or below it.'),
    kind: filter.oneOf('kind', GridTaskKind, '网格任务类型 Of these kinds.'),
    result: filter.oneOf('result', GridTaskResult, '网格任务结果 Of which this came.'),
    given: filter.during('givenOn', '交办期间 Given in this period.'),
    done: filter.during('doneOn', '完成期间 Done in this period.'),
    isDone: filter.present('doneOn', '已完成 True for tasks that are done, false for those that are not.'),
  },
  orderings: {
    GIVEN_ON: ['givenOn', '交办日期 By the day it was given.'],
    DONE_ON: ['doneOn', '完成日期 By the day it was done.'],
  },
  defaultOrder: ['givenOn', 'desc'],
});
