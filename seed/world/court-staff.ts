import { personName } from '../names.ts';
import { courtOf } from '../places/courts.ts';
import { isEthnic } from '../places/ethnic-prefectures.ts';
import type { Random } from '../random.ts';

import type { CourtStaffFacts } from './case-facts.ts';

/** The enforcement bureau of a court in a year, sized by the cases of that year (about 180 an officer). */
export function staffOf(random: Random, courtCode: string, year: number, cases: number): CourtStaffFacts {
  const officers = Math.max(3, Math.round(cases / 180));
  const own = random.stream(`staff/${courtCode}/${year}`);
  const judges = Math.max(1, Math.round(officers * (0.25 + 0.15 * own.next())));
  const clerks = officers + own.int(0, 3);
  const whole = wholeCourt(own.stream('whole court'), officers);
  return {
    courtCode,
    year,
    officers,
    judges,
    clerks,
    ...whole,
    ...experienced(own.stream('experience'), whole.totalStaff, judges),
    fireFloodDutyDays: isEthnic(courtOf(courtCode).regionCode) ? officers * own.stream('duty').int(6, 30) : null,
  };
}

/** Judges are about four in ten of a court's staff; few of those who do not enforce have ever worked in enforcement. */
function experienced(
  random: Random,
  totalStaff: number,
  judges: number,
): Pick<CourtStaffFacts, 'courtJudges' | 'judgesWithEnforcementYear'> {
  const courtJudges = Math.max(judges + 2, Math.round(totalStaff * (0.35 + 0.08 * random.next())));
  return { courtJudges, judgesWithEnforcementYear: judges + random.int(0, Math.floor((courtJudges - judges) / 5)) };
}

/** All staff of a court whose officers are about 15 % of it, and how the officers change. */
function wholeCourt(
  random: Random,
  officers: number,
): Pick<CourtStaffFacts, 'totalStaff' | 'joined' | 'departed' | 'severalPosts'> {
  return {
    totalStaff: Math.round(officers / (0.12 + 0.06 * random.next())),
    joined: random.int(0, Math.ceil(officers * 0.2)),
    departed: random.int(0, Math.ceil(officers * 0.15)),
    severalPosts: random.int(0, Math.ceil(officers * 0.4)),
  };
}

/** The names of a court's officers, the same in all years of the sample. */
export function officersOf(random: Random, courtCode: string): readonly string[] {
  const own = random.stream(`officers/${courtCode}`);
  return Array.from({ length: 6 }, () => personName(own, courtOf(courtCode).regionCode));
}
