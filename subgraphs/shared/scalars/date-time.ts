import { badInput } from '../bad-input.ts';

import { isDate } from './date.ts';
import { canonicalOrSelf, textScalar } from './text-scalar.ts';

const EXPECTED = 'a date and time with its offset such as 2021-03-31T09:30:00+08:00';
const FORM = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/u;
const STORED = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,9})?$/u;
const SHANGHAI = 8 * 3_600_000;

/**
 * A moment (RFC 3339), in its canonical form: China's offset +08:00, whole seconds or milliseconds.
 * The offset is fixed: the summer time that China kept from 1986 to 1991 is not written.
 * @throws badInput
 */
export function parseDateTime(text: string): string {
  const trimmed = text.length > 64 ? '' : text.normalize('NFKC').trim();
  const parts = FORM.exec(trimmed);
  if (!parts) {
    throw badInput('is not a date, a time and an offset as in RFC 3339', EXPECTED);
  }
  const [, date = '', hour, minute, second, fraction = '', offset = ''] = parts;
  if (!isDate(date)) {
    throw badInput('is on a day that the calendar does not have', EXPECTED);
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || !isOffset(offset)) {
    throw badInput('has a time or an offset that no clock shows', EXPECTED);
  }
  const milliseconds = fraction.slice(0, 4).padEnd(4, '0').replace(/^0/u, '.');
  return formatDateTime(new Date(`${date}T${hour}:${minute}:${second}${milliseconds}${offset.toUpperCase()}`));
}

/** A moment as it is written everywhere in the graph: `2021-03-31T09:30:00+08:00`, milliseconds where there are any. */
export function formatDateTime(moment: Date): string {
  const local = new Date(moment.getTime() + SHANGHAI).toISOString();
  return `${local.slice(0, -1).replace(/\.000$/u, '')}+08:00`;
}

/** The calendar date that a moment falls on in China. */
export function dateInShanghai(moment: Date): string {
  return formatDateTime(moment).slice(0, 10);
}

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description:
    '时间 Moment with its offset, always written in China’s, e.g. 2021-03-31T09:30:00+08:00; any offset is read.',
  expected: EXPECTED,
  parse: parseDateTime,
  show: showStored,
});

/** A database's DATETIME has no offset: these offices' clocks run on Beijing time. */
function showStored(stored: string): string {
  return canonicalOrSelf(parseDateTime, STORED.test(stored) ? `${stored.replace(' ', 'T')}+08:00` : stored);
}

function isOffset(offset: string): boolean {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return offset.length === 1 || (hours <= 14 && minutes <= 59);
}
