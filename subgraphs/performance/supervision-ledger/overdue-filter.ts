import { Field, InputType, Int } from 'type-graphql';

import { badInput } from '../../shared/bad-input.ts';
import { addDays } from '../../shared/date-arithmetic.ts';
import type { Condition } from '../../shared/lists/filter.ts';

@InputType({ description: '天数区间 A range of days, both ends included; an end left out is open.' })
export class DayRange {
  @Field(() => Int, { nullable: true, description: '下限 At least this many.' })
  min?: number | null;

  @Field(() => Int, { nullable: true, description: '上限 At most this many.' })
  max?: number | null;
}

/**
 * Ledgers whose `overdueDays` of today are in a range. Days still run where there is a term and no `lateDays`; a term that
 * ends today or later is 0 days overdue.
 */
export function overdueBetween({ min, max }: DayRange, today: string): Condition {
  const least = Math.max(min ?? 0, 0);
  if (max != null && least > max) {
    throw badInput('has a max below its min or below 0', 'a max that is at least min and at least 0');
  }
  const running = {
    lateDays: null,
    performanceDueOn: {
      $ne: null,
      ...(least > 0 && { $lte: addDays(today, -least) }),
      ...(max != null && { $gte: addDays(today, -max) }),
    },
  };
  return { $or: [running, { lateDays: { $gte: least, ...(max != null && { $lte: max }) } }] };
}

/** Ledgers whose days overdue still run and are more than 0; or all others. */
export function isOverdue(overdue: boolean, today: string): Condition {
  return overdue
    ? { lateDays: null, performanceDueOn: { $lt: today } }
    : { $or: [{ lateDays: { $ne: null } }, { performanceDueOn: null }, { performanceDueOn: { $gte: today } }] };
}

/** Ledgers whose next node is past its due day; or all others. */
export function isNextOverdue(overdue: boolean, today: string): Condition {
  return overdue ? { nextDueOn: { $lt: today } } : { $or: [{ nextDueOn: null }, { nextDueOn: { $gte: today } }] };
}
