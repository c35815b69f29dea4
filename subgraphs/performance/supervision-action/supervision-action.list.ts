import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { SupervisionStep } from '../supervision-ledger/supervision-enums.ts';

import { SupervisionAction, SupervisionActionKind } from './supervision-action.entity.ts';

const filter = filtersOver<SupervisionAction>();

export const supervisionActionList = defineList<SupervisionAction>({
  entity: SupervisionAction,
  name: 'SupervisionAction',
  zh: '督促措施',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '机关单位 Taken towards the agency of this id.'),
    agencyRegion: filter.inRegion(
      'agencyRegionCode',
      '单位所属区划 Taken towards agencies of this region or below it.',
    ),
    court: filter.inCourt('courtCode', '法院 Of ledgers of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of ledgers of courts in this region or below it.'),
    step: filter.oneOf('step', SupervisionStep, '督促环节 Belonging to one of these steps.'),
    kind: filter.oneOf('kind', SupervisionActionKind, '督促措施种类 Of these kinds.'),
    done: filter.during('doneOn', '实施期间 Taken in this period.'),
    answered: filter.present('answeredOn', '已反馈 Whether the agency has answered.'),
  },
  orderings: {
    DONE_ON: ['doneOn', '实施日期 By day.'],
    ANSWERED_ON: ['answeredOn', '反馈日期 By day of the answer.'],
  },
  defaultOrder: ['doneOn', 'desc'],
});
