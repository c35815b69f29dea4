import { isWorkingDay } from '../subgraphs/shared/working-days.ts';

/** Days as whole numbers since 1970-01-01: generating the world needs much arithmetic on dates. */
export type Day = number;

const DAY_MS = 86_400_000;
const textOfDay = new Map<Day, string>();
const dayOfText = new Map<string, Day>();

/** The number of a 'YYYY-MM-DD' date. @throws RangeError where the text is not a date. */
export function dayOf(date: string): Day {
  let day = dayOfText.get(date);
  if (day === undefined) {
    const time = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(time)) {
      throw new RangeError(`not a date: ${date}`);
    }
    day = time / DAY_MS;
    dayOfText.set(date, day);
  }
  return day;
}

/** 'YYYY-MM-DD' of a day; cached, since a world of 300,000 cases has only a few thousand different days. */
export function dateOf(day: Day): string {
  let text = textOfDay.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    textOfDay.set(day, text);
  }
  return text;
}

export function yearOf(day: Day): number {
  return Number(dateOf(day).slice(0, 4));
}

/** The same day of the month `months` later, or that month's last day where it is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const key = day * 1_000 + months;
  let later = shifted.get(key);
  if (later === undefined) {
    const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
    const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    later = Date.UTC(year, month - 1 + months, Math.min(date, lastDay)) / DAY_MS;
    shifted.set(key, later);
  }
  return later;
}

const shifted = new Map<number, Day>();

/** The `count`-th working day after a day, by the State Council's calendar of holidays and make-up days. */
export function workingDaysLater(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at += 1;
    if (isWorkDay(at)) {
      left -= 1;
    }
  }
  return at;
}

/** The day itself, or the last working day before it: courts file and conclude on working days. */
export function workingDayAtOrBefore(day: Day): Day {
  let at = day;
  while (!isWorkDay(at)) {
    at -= 1;
  }
  return at;
}

const working = new Map<Day, boolean>();

function isWorkDay(day: Day): boolean {
  let isWorking = working.get(day);
  if (isWorking === undefined) {
    isWorking = isWorkingDay(dateOf(day));
    working.set(day, isWorking);
  }
  return isWorking;
}
