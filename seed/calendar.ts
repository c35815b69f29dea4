import { isWorkingDay } from '../subgraphs/shared/working-days.ts';

/** Days as whole numbers since 1970-01-01, because the world does much arithmetic on them and writes them as text. */
export type Day = number;

const DAY_MS = 86_400_000;
const written = new Map<Day, string>();

/** The number of a 'YYYY-MM-DD' date. @throws RangeError where it is no date. */
export function dayOf(date: string): Day {
  let day = read.get(date);
  if (day === undefined) {
    const time = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(time)) {
      throw new RangeError(`not a date: ${date}`);
    }
    day = time / DAY_MS;
    read.set(date, day);
  }
  return day;
}

const read = new Map<string, Day>();

/** 'YYYY-MM-DD' of a day; kept once computed, since a world of 300,000 cases writes few thousand different days. */
export function dateOf(day: Day): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    written.set(day, text);
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
    if (works(at)) {
      left -= 1;
    }
  }
  return at;
}

/** The day itself, or the last working day before it: courts file and conclude on working days. */
export function workingDayAtOrBefore(day: Day): Day {
  let at = day;
  while (!works(at)) {
    at -= 1;
  }
  return at;
}

const working = new Map<Day, boolean>();

function works(day: Day): boolean {
  let answer = working.get(day);
  if (answer === undefined) {
    answer = isWorkingDay(dateOf(day));
    working.set(day, answer);
  }
  return answer;
}
