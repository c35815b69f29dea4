import { dayOf, workingDayAtOrBefore, type Day } from '../calendar.ts';
import type { Random } from '../random.ts';

import { claimOf } from './case/causes.ts';
import { statutoryDue, type DocketEntry } from './case/docket.ts';
import { onTheLastDay } from './case/last-day.ts';
import { recoveredOf, typeCodeOf } from './case/outcomes.ts';
import { enforcesClaim } from './case-facts.ts';

/** First day of the published period, and the last on which anything happens. */
export const gansuFrom = dayOf('2016-01-01');
/**
 * The source counts up to Saturday, 20 October 2018. The sample has no event on that day, so a half-open period that
 * ends on the 20th or the 21st gives the same numbers.
 */
export const gansuLast = dayOf('2018-10-19');

/** A docket entry without a court. */
export type CourtlessEntry = Omit<DocketEntry, 'courtCode'>;

/** An outcome that a figure counts, and its number of cases. */
export interface GansuShare {
  readonly count: number;
  readonly make: (random: Random) => CourtlessEntry;
}

/**
 * The published figures (甘肃法制报, 2018-11-19) and the numbers chosen to complete them. Concluded: 148,161 + 6,900 +
 * 28,000 + 33,000 + 20,226 + 296 + 42,643 = 279,226. Open: 3,535 + 34,236 = 37,771. Together 316,997. With property:
 * 148,161 + 6,900 + 3,535 = 158,596. Procedure terminated in 2018: 20,226 + 296 = 20,522.
 */
export const gansuShares = {
  propertyInTime: { count: 148_161, make: (random) => withProperty(random) },
  propertyLate: { count: 6_900, make: (random) => late(random) },
  propertyOpen: { count: 3_535, make: (random) => stillOpen(random, true) },
  terminated2016: { count: 28_000, make: (random) => terminated(random, 2016, random.chance(0.94)) },
  terminated2017: { count: 33_000, make: (random) => terminated(random, 2017, random.chance(0.96)) },
  terminated2018Compliant: { count: 20_226, make: (random) => terminated(random, 2018, true) },
  terminated2018NotCompliant: { count: 296, make: (random) => terminated(random, 2018, false) },
  otherwiseConcluded: { count: 42_643, make: (random) => otherwise(random) },
  otherwiseOpen: { count: 34_236, make: (random) => stillOpen(random, null) },
} as const satisfies Readonly<Record<string, GansuShare>>;

// Type codes are drawn as for a basic court; the court is chosen later.
const BASIC = '甘0102';

const concludedDefaults = {
  suspension: null,
  extensionDays: 0,
  agencyId: null,
  compliant: false,
  settlementPerformed: false,
};

function withProperty(random: Random): CourtlessEntry {
  const [method, shortest, longest] = random.weighted([
    [['FORCED', 25, 172] as const, 52],
    [['VOLUNTARY', 4, 60] as const, 28],
    [['SETTLED', 10, 140] as const, 20],
  ]);
  const suspended = random.chance(0.02);
  const days = suspended ? random.int(30, 140) : 0;
  const filed = gansuFiling(random, suspended ? 172 : Math.ceil((shortest + longest) / 2));
  const suspension = suspended ? { from: filed + 20, to: filed + 20 + days } : null;
  const concluded = conclusionDay(random, filed, Math.max(shortest, suspended ? 25 + days : 0), longest + days);
  const claim = claimOf(random);
  const entry = {
    ...concludedDefaults,
    typeCode: enforcing(random),
    filed,
    // Suspended or not, the conclusion is before the due day; of the others, some are moved to it.
    due: statutoryDue(filed, days),
    suspension,
    concluded,
    method,
    settlementPerformed: method === 'SETTLED' && random.chance(0.75),
    property: true,
    claim,
    recovered: recoveredOf(random, method, claim),
  };
  return onTheLastDay(random, entry, gansuLast);
}

function late(random: Random): CourtlessEntry {
  const filed = gansuFiling(random, 210);
  const claim = claimOf(random);
  const extensionDays = random.chance(0.3) ? 15 : 0;
  return {
    ...concludedDefaults,
    typeCode: enforcing(random),
    filed,
    due: statutoryDue(filed, 0, extensionDays),
    extensionDays,
    concluded: conclusionDay(random, filed, 203, 420),
    method: 'FORCED',
    property: true,
    claim,
    recovered: recoveredOf(random, 'FORCED', claim),
  };
}

function terminated(random: Random, year: number, compliant: boolean): CourtlessEntry {
  const first = year === 2016 ? dayOf('2016-01-04') : dayOf(`${year}-01-03`);
  const last = year === 2018 ? gansuLast : dayOf(`${year}-12-29`);
  const concluded = Math.max(first, workingDayAtOrBefore(random.int(first, last)));
  const filed = workingDayAtOrBefore(concluded - random.int(96, 200));
  const claim = claimOf(random);
  return {
    ...concludedDefaults,
    typeCode: enforcing(random),
    filed,
    due: statutoryDue(filed),
    concluded,
    method: 'PROCEDURE_TERMINATED',
    property: false,
    compliant,
    claim,
    recovered: recoveredOf(random, 'PROCEDURE_TERMINATED', claim),
  };
}

function otherwise(random: Random): CourtlessEntry {
  const filed = gansuFiling(random, 60);
  const typeCode = random.chance(0.4) ? random.pick(['执保', '执异'] as const) : typeCodeOf(random, BASIC);
  const enforces = enforcesClaim({ typeCode });
  const method = random.weighted([
    ['TERMINATED' as const, 62],
    ['WITHDRAWN' as const, 18],
    ['REJECTED' as const, enforces ? 8 : 20],
    ['REFUSED' as const, enforces ? 4 : 0],
  ]);
  return {
    ...concludedDefaults,
    typeCode,
    filed,
    due: statutoryDue(filed),
    concluded: conclusionDay(random, filed, method === 'REFUSED' ? 3 : 5, method === 'REFUSED' ? 7 : 110),
    method,
    property: null,
    claim: enforces ? claimOf(random) : 0,
    recovered: 0,
  };
}

function stillOpen(random: Random, property: true | null): CourtlessEntry {
  // Most open cases are new; one in eight is past its period, and four in ten of those are suspended.
  const old = random.chance(0.12);
  const filed = workingDayAtOrBefore(
    old ? random.int(dayOf('2017-03-01'), gansuLast - 200) : gansuLast - random.int(0, 185),
  );
  const suspended = old && random.chance(0.4);
  const suspension = suspended ? { from: gansuLast - random.int(10, 60), to: gansuLast + random.int(30, 200) } : null;
  return {
    ...concludedDefaults,
    typeCode: enforcing(random),
    filed,
    due: statutoryDue(filed, suspension ? suspension.to - suspension.from : 0),
    suspension,
    concluded: null,
    method: null,
    property,
    claim: claimOf(random),
    recovered: 0,
  };
}

/** A filing day that leaves `room` days before the last; from mid-2015, so that some are carried over into 2016. */
function gansuFiling(random: Random, room: number): Day {
  const from = gansuFrom - Math.min(room, 150);
  const span = gansuLast - room - from;
  // The courts' intake grew year by year.
  return workingDayAtOrBefore(from + Math.floor(span * random.next() ** 0.85));
}

function conclusionDay(random: Random, filed: Day, shortest: number, longest: number): Day {
  const first = Math.max(filed + shortest, gansuFrom + 3);
  const last = Math.max(first, Math.min(filed + longest, gansuLast));
  return Math.max(first, workingDayAtOrBefore(random.int(first, last)));
}

function enforcing(random: Random): '执' | '执恢' {
  return random.chance(0.08) ? '执恢' : '执';
}
