import { Int } from 'type-graphql';

import { badInput } from '../../shared/bad-input.ts';
import { addDays } from '../../shared/date-arithmetic.ts';
import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { Resolution, ResolutionState } from './resolution.entity.ts';

const filter = filtersOver<Resolution>();

export const resolutionList = defineList<Resolution>({
  entity: Resolution,
  name: 'Resolution',
  zh: '议定事项',
  key: 'id',
  filters: {
    meeting: filter.equals('meetingId', String, '会次 Decided by the meeting of this id.'),
    conference: filter.equals('conferenceId', String, '联席会议 Decided by the joint conference of this id.'),
    owner: filter.equals('ownerAgencyId', String, '责任单位 To be done by the agency of this id.'),
    ownerKind: filter.oneOf('ownerKind', AgencyKind, '责任单位类型 To be done by units of these kinds.'),
    region: filter.inRegion('regionCode', '行政区划 Of conferences of this region or of one below it.'),
    state: filter.oneOf('state', ResolutionState, '办理状态 Standing at one of these.'),
    decided: filter.during('decidedOn', '议定期间 Decided in this period.'),
    due: filter.during('dueOn', '到期期间 Due in this period.'),
    overdue: filter.custom<boolean>(
      () => Boolean,
      '逾期未办结 Whether they are still open though their last day is past.',
      (overdue, today) =>
        overdue
          ? { state: 'OPEN', dueOn: { $lt: today } }
          : { $or: [{ state: { $ne: 'OPEN' } }, { dueOn: { $gte: today } }] },
      [['state', 'dueOn']],
    ),
    overdueDays: filter.custom<number>(
      () => Int,
      '逾期天数 Still open, and overdue by at least this many days.',
      (days, today) => {
        if (days < 1) {
          throw badInput('is less than one day', 'a number of days from 1');
        }
        return { state: 'OPEN', dueOn: { $lte: addDays(today, -days) } };
      },
      [['state', 'dueOn']],
    ),
  },
  orderings: {
    DECIDED_ON: ['decidedOn', '议定日期 By the day it was decided.'],
    DUE_ON: ['dueOn', '办理期限 By the last day for doing it.'],
  },
  defaultOrder: ['decidedOn', 'desc'],
});
