import { ALL, count, totalDays, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Payout } from '../payout/payout.entity.ts';

import { CASE_COLUMNS, OF_CASE } from './of-case.ts';

const ON_SITE = "t.form = 'ON_SITE'";

/** Money that can still be paid out in time is not yet due. */
const DUE = '(t.paid_on is not null or t.due_on < :today)';

export const payoutSource: Source = {
  entity: Payout,
  person: OF_CASE,
  columns: CASE_COLUMNS,
  events: {
    paid: {
      on: 't.paid_on',
      flows: {
        payoutsMade: count(),
        paidAmount: totalMoney('t.amount'),
        onSitePayouts: count(ON_SITE),
        onSiteAmount: totalMoney('t.amount', ON_SITE, ALL),
        payoutDays: totalDays('t.received_on', 't.paid_on'),
      },
    },
    due: {
      on: 't.due_on',
      flows: { payoutsDue: count(DUE), payoutsOnTime: count(`${DUE} and t.paid_late = 0`) },
    },
  },
};
