import { dateOf, dayOf } from '../calendar.ts';
import { agencies } from '../places/agencies.ts';
import { courtsUnder } from '../places/courts.ts';
import { randomOf, type Random } from '../random.ts';
import { gansuStories } from '../stories/all-stories.ts';

import { gansuHundredDays, takenUpBy } from './campaigns.ts';
import { caseMaker } from './case/case-maker.ts';
import type { DocketEntry } from './case/docket.ts';
import type { CaseFacts, World } from './case-facts.ts';
import { staffFor } from './default-world.ts';
import { organsOf } from './fujian.ts';
import { gansuLast, gansuShares, type CourtlessEntry, type GansuShare } from './gansu-plan.ts';
import { petitionsAbout } from './petitions.ts';

/** The sum recovered in all cases, in fen; it matches the published 354亿余元. */
const RECOVERED = 3_542_618_374_219;

// Cities by their share of cases; Jiayuguan's intermediate court is the only one of its city in the court table.
const cityWeights: Readonly<Record<string, number>> = {
  甘01: 26,
  甘02: 3,
  甘03: 3,
  甘04: 8,
  甘05: 9,
  甘06: 7,
  甘07: 7,
  甘08: 8,
  甘09: 7,
  甘10: 9,
  甘11: 8,
  甘12: 6,
  甘29: 6,
  甘30: 2,
};
const courts = Object.entries(cityWeights).flatMap(([city, weight]) => {
  const here = courtsUnder(city);
  return here.map((court) => [court.code, (weight / here.length) * (court.level === 'BASIC' ? 1 : 0.6)] as const);
});
const courtsButXigu = courts.filter(([code]) => code !== '甘0104');

/** 316,997 cases of Gansu's courts from 2016 to 19 October 2018, including the stories'. */
export function gansuWorld(seed: number): World {
  const random = randomOf(seed).stream('gansu');
  const cases = (): Iterable<CaseFacts> => gansuCases(random);
  return {
    set: 'gansu',
    seed,
    asOf: dateOf(gansuLast),
    cases,
    judgments: () => [],
    campaigns: () => [gansuHundredDays],
    petitions: () => petitionsAbout(random.stream('petitions'), cases(), gansuLast),
    courtStaff: () => staffFor(random, cases()),
    agencies: () => agencies,
  };
}

function* gansuCases(random: Random): Generator<CaseFacts> {
  const makeCase = caseMaker({
    random,
    lane: 0,
    asOf: gansuLast,
    takenNumbers: new Set(gansuStories.map((facts) => facts.caseNumber)),
    campaignOf: takenUpBy(gansuHundredDays, 0.6),
  });
  yield* gansuStories;
  for (const entry of gansuDocket(random)) {
    yield makeCase(entry);
  }
}

function gansuDocket(random: Random): DocketEntry[] {
  const shares: Readonly<Record<string, GansuShare>> = gansuShares;
  const entries = Object.entries(shares).flatMap(([name, { count, make }]) => {
    const own = random.stream(`docket/${name}`);
    // The stories' cases have property and were concluded in time.
    const left = name === 'propertyInTime' ? count - gansuStories.length : count;
    return Array.from({ length: left }, () => atCourt(own, make(own)));
  });
  const storiesRecovered = gansuStories.reduce(
    (sum, { recoveredAmount }) => sum + Math.round(Number(recoveredAmount) * 100),
    0,
  );
  return scaledTo(RECOVERED - storiesRecovered, entries).sort((a, b) => a.filed - b.filed);
}

const lastWeeks = dayOf('2018-10-01');

function atCourt(random: Random, entry: CourtlessEntry): DocketEntry {
  // In October 2018 only gym members are paid in Xigu, so that a query by court and month gives the published sum.
  const paidInOctober = entry.recovered > 0 && entry.concluded !== null && entry.concluded >= lastWeeks;
  const courtCode = random.weighted(paidInOctober ? courtsButXigu : courts);
  const reviewed = entry.typeCode === '执异' && courtCode.length === 3;
  const owes = entry.property === true && entry.typeCode === '执' && random.chance(0.015);
  const organs = owes ? organsOf(courtCode) : [];
  return {
    ...entry,
    courtCode,
    typeCode: reviewed ? '执复' : entry.typeCode,
    agencyId: organs.length > 0 ? random.pick(organs) : null,
  };
}

/** The same cases with claims and recoveries scaled so that the recoveries add up to exactly `total` fen. */
function scaledTo(total: number, entries: readonly DocketEntry[]): DocketEntry[] {
  const scale = total / entries.reduce((sum, { recovered }) => sum + recovered, 0);
  const scaled = entries.map((entry) => ({
    ...entry,
    claim: Math.ceil(entry.claim * scale),
    recovered: Math.floor(entry.recovered * scale),
  }));
  const left = total - scaled.reduce((sum, { recovered }) => sum + recovered, 0);
  const largest = scaled.reduce(
    (best, entry, i) => (entry.recovered > (scaled[best] as DocketEntry).recovered ? i : best),
    0,
  );
  const one = scaled[largest] as DocketEntry;
  scaled[largest] = { ...one, claim: one.claim + left, recovered: one.recovered + left };
  return scaled;
}
