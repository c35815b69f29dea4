import type { Condition } from '../../shared/lists/filter.ts';

/** Days of a record; null means that there is none. */
type Days<Day extends string> = Readonly<Record<Day, string | null>>;

/** How long a measure stands, as a condition over stored records and as a test of one record. */
export interface Standing<Day extends string> {
  /** The records that stand on a day. */
  on(day: string): Condition;
  /** Whether a record stands on a day. */
  isOn(record: Days<Day>, day: string): boolean;
}

/** A measure stands from its first day until the earliest of its ends; the day of the end no longer counts. */
export function standing<Day extends string>(from: Day, ends: readonly Day[]): Standing<Day> {
  return {
    on: (day) => ({ $and: [reached(from, day), ...ends.map((end) => notReached(end, day))] }),
    isOn: (record, day) => isReached(record[from], day) && !ends.some((end) => isReached(record[end], day)),
  };
}

/** The records whose day `property` has come by `day`; not those without it. */
export function reached(property: string, day: string): Condition {
  return { [property]: { $lte: day } };
}

/** The records whose day `property` has not come by `day`, or that have none. */
export function notReached(property: string, day: string): Condition {
  return { $or: [{ [property]: null }, { [property]: { $gt: day } }] };
}

export function isReached(date: string | null, day: string): boolean {
  return date !== null && date <= day;
}
