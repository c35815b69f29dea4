import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, daysBetween } from '../../shared/date-arithmetic.ts';

import { lateDaysOf, overdueKeyOf } from './overdue-key.ts';

const days = fc.integer({ min: 0, max: 3650 }).map((count) => addDays('2015-01-01', count));

describe('the key by which ledgers are sorted by days overdue', () => {
  it('sorts open ledgers as their days overdue do, on whatever day', () => {
    fc.assert(
      fc.property(days, days, days, (first, second, today) => {
        const [one, other] = [first, second].map((performanceDueOn) => ({
          days: daysBetween(performanceDueOn, today),
          key: overdueKeyOf({ performanceDueOn, performedOn: null, closedOn: null }) as number,
        })) as [{ days: number; key: number }, { days: number; key: number }];
        expect(Math.sign(one.key - other.key)).toBe(Math.sign(one.days - other.days));
      }),
    );
  });

  it('stands for an open ledger above that of any closed one, and is null without a term', () => {
    fc.assert(
      fc.property(days, days, days, (openDue, due, end) => {
        const open = overdueKeyOf({ performanceDueOn: openDue, performedOn: null, closedOn: null }) as number;
        const closed = overdueKeyOf({ performanceDueOn: due, performedOn: end, closedOn: end }) as number;
        expect(closed).toBe(lateDaysOf({ performanceDueOn: due, performedOn: end, closedOn: end }));
        expect(closed).toBe(Math.max(0, daysBetween(due, end)));
        expect(open).toBeGreaterThan(closed);
      }),
    );
    expect(overdueKeyOf({ performanceDueOn: null, performedOn: null, closedOn: null })).toBeNull();
  });
});
