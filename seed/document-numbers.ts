import { dateOf, type Day } from './calendar.ts';

/** Numbers the documents of a court, e.g. （2021）闽09执123号: one series per year, court and type. */
export type DocumentNumberer = (day: Day, courtCode: string, typeCode: string) => string;

/** Serials count up from 1 in the order of the calls and skip the numbers in `taken`, which stories have fixed. */
export function documentNumberer(taken: ReadonlySet<string> = new Set()): DocumentNumberer {
  const last = new Map<string, number>();
  return (day, courtCode, typeCode) => {
    const series = `（${dateOf(day).slice(0, 4)}）${courtCode}${typeCode}`;
    let serial = last.get(series) ?? 0;
    let number: string;
    do {
      serial += 1;
      number = `${series}${serial}号`;
    } while (taken.has(number));
    last.set(series, serial);
    return number;
  };
}
