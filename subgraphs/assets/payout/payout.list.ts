import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { timelinessFilter } from '../../shared/timeliness.ts';

import { Payout, PayoutForm } from './payout.entity.ts';

const filter = filtersOver<Payout>();

export const payoutList = defineList<Payout>({
  entity: Payout,
  name: 'Payout',
  zh: '案款发放',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court or a court below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    form: filter.oneOf('form', PayoutForm, '发放方式 Paid in one of these ways.'),
    timeliness: timelinessFilter<Payout>(
      'paidLate',
      'dueOn',
      '时效 Standing so to the day they were due, as of today.',
    ),
    received: filter.during('receivedOn', '到账期间 Received in this period.'),
    due: filter.during('dueOn', '发放期限期间 Due in this period.'),
    paid: filter.during('paidOn', '发放期间 Paid out in this period.'),
    amount: filter.between('amount', '案款金额 Amount, yuan.'),
  },
  orderings: {
    RECEIVED_ON: ['receivedOn', '到账日期 By the day the money came.'],
    DUE_ON: ['dueOn', '发放期限 By the day they were due.'],
    PAID_ON: ['paidOn', '发放日期 By the day they were paid.'],
    AMOUNT: ['amount', '案款金额 By amount.'],
  },
  defaultOrder: ['receivedOn', 'desc'],
});
