const DAY = 86_400_000;

/**
 * `date` moved by `days` (negative goes back). Dates are `YYYY-MM-DD` and have no zone: reckoned in UTC, the machine's
 * own zone and its summer time cannot move them.
 */
export function addDays(date: string, days: number): string {
  return toText(Date.parse(date) + days * DAY);
}

/**
 * `date` moved by whole months, to the same day or, where the month is shorter, its last day
 * (民法典 art. 202: a period counted in months ends on that day of the month, or on the month's last).
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toText(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** Days from `from` to `to`, negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** 0 Sunday … 6 Saturday. */
export function dayOfWeek(date: string): number {
  return new Date(Date.parse(date)).getUTCDay();
}

function toText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
