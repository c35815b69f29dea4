import { formatDateTime } from '../../../subgraphs/shared/scalars/date-time.ts';

/**
 * A moment as a clock in China shows it: `2021-03-31T09:30:00+08:00` → `2021-03-31 09:30:00`, with milliseconds where
 * there are any. A text that is no moment is given back as it is.
 */
export function wallClock(moment: string): string {
  // The graph always writes China's offset: the common case is two slices.
  if (moment.endsWith('+08:00') && moment.charAt(10) === 'T') {
    return `${moment.slice(0, 10)} ${moment.slice(11, -6)}`;
  }
  const time = /T.*(?:Z|[+-]\d{2}:\d{2})$/u.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(time) ? moment : wallClock(formatDateTime(new Date(time)));
}
