import { count, totalDays, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Payout } from '../payout/payout.entity.ts';

import { CASE_COLUMNS, WHOSE, within } from './case-columns.ts';

const PAID = within('t.paid_on');
const ON_SITE = `${PAID} and t.form = 'ON_SITE'`;

/** Money that can still be paid out in time is not yet due. */
const DUE = `${within('t.due_on')} and (t.paid_on is not null or t.due_on < b.today)`;

export const payoutSource: Source = {
  entity: Payout,
  concerns: `((${PAID}) or (${within('t.due_on')}))`,
  person: WHOSE,
  columns: CASE_COLUMNS,
  sums: {
    payoutsMade: count(PAID),
    paidAmount: totalMoney('t.amount', PAID),
    onSitePayouts: count(ON_SITE),
    onSiteAmount: totalMoney('t.amount', ON_SITE),
    payoutDays: totalDays('t.received_on', 't.paid_on', PAID),
    payoutsDue: count(DUE),
    payoutsOnTime: count(`${DUE} and t.paid_late = 0`),
  },
};
