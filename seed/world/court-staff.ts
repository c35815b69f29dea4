import { personName } from '../names.ts';
import { courtOf } from '../places/courts.ts';
import type { Random } from '../random.ts';

import type { CourtStaffFacts } from './case-facts.ts';

/** The enforcement bureau of a court in a year, sized by the cases of that year (about 180 an officer). */
export function staffOf(random: Random, courtCode: string, year: number, cases: number): CourtStaffFacts {
  const officers = Math.max(3, Math.round(cases / 180));
  const own = random.stream(`staff/${courtCode}/${year}`);
  return {
    courtCode,
    year,
    officers,
    judges: Math.max(1, Math.round(officers * (0.25 + 0.15 * own.next()))),
    clerks: officers + own.int(0, 3),
  };
}

/** The names of a court's officers, the same in all years of the sample. */
export function officersOf(random: Random, courtCode: string): readonly string[] {
  const own = random.stream(`officers/${courtCode}`);
  return Array.from({ length: 6 }, () => personName(own, courtOf(courtCode).regionCode));
}
