import type { Condition, Filter } from './lists/filter.ts';
import { labelledEnum, type MemberOf } from './schema/labelled-enum.ts';

export const Timeliness = labelledEnum('Timeliness', '时效 Whether something was done by the day it was due.', {
  NOT_DUE: '未到期 Not done yet, and the day it is due has not passed.',
  ON_TIME: '按期 Done by the day it was due.',
  LATE: '超期 Done after the day it was due.',
  OVERDUE: '逾期未办 Not done, though the day it was due has passed.',
});

/**
 * The state of a request or payout against its deadline on a day. Once done it is late or in time for good; while not
 * done it is overdue from the day after the due day.
 * @param doneLate whether it was done late; null while it has not been done
 * @param dueOn last day in time, `YYYY-MM-DD`
 */
export function timelinessOf(doneLate: boolean | null, dueOn: string, today: string): MemberOf<typeof Timeliness> {
  if (doneLate !== null) {
    return doneLate ? 'LATE' : 'ON_TIME';
  }
  return dueOn < today ? 'OVERDUE' : 'NOT_DUE';
}

/** The filter by timeliness over records that store whether they were done late and when they were due. */
export function timelinessFilter<E>(
  doneLate: Extract<keyof E, string>,
  dueOn: Extract<keyof E, string>,
  description: string,
): Filter<MemberOf<typeof Timeliness>[]> {
  const conditions: Record<MemberOf<typeof Timeliness>, (today: string) => Condition> = {
    NOT_DUE: (today) => ({ [doneLate]: null, [dueOn]: { $gte: today } }),
    ON_TIME: () => ({ [doneLate]: false }),
    LATE: () => ({ [doneLate]: true }),
    OVERDUE: (today) => ({ [doneLate]: null, [dueOn]: { $lt: today } }),
  };
  return {
    type: () => [Timeliness.type],
    description,
    property: doneLate,
    looksAt: [dueOn],
    condition: (members, today) =>
      members.length === 0 ? { [doneLate]: { $in: [] } } : { $or: members.map((member) => conditions[member](today)) },
  };
}
