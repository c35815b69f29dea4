import { dayOf, workingDayAtOrBefore, type Day } from '../calendar.ts';
import { agenciesIn } from '../places/agencies.ts';
import { courtOf, courtsUnder, type CourtFacts } from '../places/courts.ts';
import { split } from '../quota.ts';
import type { Random } from '../random.ts';

import { judgmentNumberer, withJudgment, type AgencyCase } from './agency-judgments.ts';
import { caseMaker } from './case/case-maker.ts';
import type { DocketEntry } from './case/docket.ts';
import { ordinaryEntry } from './case/outcomes.ts';

// 569 and 533 in Fujian less 75 and 36 in Ningde (法治日报, 2022-01-14): the rest belongs to the other eight cities.
const years = [
  { year: 2020, fresh: 569 - 75 },
  { year: 2021, fresh: 533 - 36 },
];
const cityWeights: Readonly<Record<string, number>> = {
  闽01: 14,
  闽02: 5,
  闽03: 9,
  闽04: 13,
  闽05: 14,
  闽06: 13,
  闽07: 17,
  闽08: 11,
};

/** Cases filed in 2020 and 2021 against party and government organs in Fujian outside Ningde, with their judgments. */
export function* fujianAgencyCases(random: Random, asOf: Day): Generator<AgencyCase> {
  const own = random.stream('fujian');
  const makeCase = caseMaker({ random: own, lane: 0, asOf, takenNumbers: new Set() });
  const numberOf = judgmentNumberer([]);
  const docket = own.stream('docket');
  for (const { year, fresh } of years) {
    const perCity = split(fresh, Object.values(cityWeights));
    const cities = Object.keys(cityWeights).flatMap((city, i) =>
      Array.from({ length: perCity[i] as number }, () => city),
    );
    const entries = cities.map((city) => agencyEntry(docket, docket.pick(basicCourts(city)), year));
    for (const entry of entries.sort((a, b) => a.filed - b.filed)) {
      yield withJudgment(own, numberOf, makeCase(entry), entry.filed - docket.int(45, 400));
    }
  }
}

/** A case against an organ of the court's own region, filed in the year and concluded within ten months. */
export function agencyEntry(random: Random, court: CourtFacts, year: number, agencyId?: string): DocketEntry {
  const filed = filedIn(random, year);
  return ordinaryEntry(random, {
    courtCode: court.code,
    filed,
    between: [filed, filed + 300],
    agencyId: agencyId ?? random.pick(organsOf(court.code)),
    claimScale: 2,
  });
}

/** A working day of the year, from 4 January to the end of December. */
export function filedIn(random: Random, year: number): Day {
  return workingDayAtOrBefore(dayOf(`${year}-01-04`) + random.int(2, 360));
}

/** Ids of the party and government organs of a court's region: bureaus, townships, public institutions. */
export function organsOf(courtCode: string): readonly string[] {
  const { regionCode } = courtOf(courtCode);
  return (['DEPARTMENT', 'TOWNSHIP', 'PUBLIC_INSTITUTION'] as const)
    .flatMap((kind) => agenciesIn(regionCode, kind))
    .filter((agency) => !agency.name.includes('某'))
    .map((agency) => agency.id);
}

/** The basic courts below an intermediate one. */
export function basicCourts(intermediate: string): readonly CourtFacts[] {
  return courtsUnder(intermediate).filter((court) => court.level === 'BASIC');
}
