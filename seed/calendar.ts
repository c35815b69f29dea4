/** Days as whole numbers since 1970-01-01, because the world does much arithmetic on them and writes them as text. */
export type Day = number;

const DAY_MS = 86_400_000;
const written = new Map<Day, string>();

/** The number of a 'YYYY-MM-DD' date. @throws RangeError where it is no date. */
export function dayOf(date: string): Day {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`not a date: ${date}`);
  return time / DAY_MS;
}

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
  const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, lastDay)) / DAY_MS;
}

/** Monday to Friday `days` later; public holidays are left out, which only ever makes a deadline earlier. */
export function weekdaysLater(day: Day, days: number): Day {
  let at = day;
  for (let left = days; left > 0;) {
    at += 1;
    if (isWeekday(at)) left -= 1;
  }
  return at;
}

/** The day itself, or the Friday before where it falls on a weekend: courts file and conclude on working days. */
export function weekdayAtOrBefore(day: Day): Day {
  let at = day;
  while (!isWeekday(at)) at -= 1;
  return at;
}

// 1970-01-01 was a Thursday.
function isWeekday(day: Day): boolean {
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}
