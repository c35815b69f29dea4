import { dateOf, type Day } from '../../calendar.ts';

/** Gives out case numbers, one series per year, court and type code. */
export type CaseNumberer = (filed: Day, courtCode: string, typeCode: string) => string;

/** Serials count up from 1 in the order asked, leaving out numbers in `taken`, which stories have fixed. */
export function caseNumberer(taken: ReadonlySet<string>): CaseNumberer {
  const last = new Map<string, number>();
  return (filed, courtCode, typeCode) => {
    const series = `（${dateOf(filed).slice(0, 4)}）${courtCode}${typeCode}`;
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
