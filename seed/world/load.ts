import { dateOf, dayOf, workingDayAtOrBefore } from '../calendar.ts';
import { agencies } from '../places/agencies.ts';
import { courts } from '../places/courts.ts';
import { randomOf, type Random } from '../random.ts';

import { caseMaker } from './case/case-maker.ts';
import { ordinaryEntry } from './case/outcomes.ts';
import type { CaseFacts, World } from './case-facts.ts';
import { staffFor } from './default-world.ts';
import { organsOf } from './fujian.ts';
import { petitionsAbout } from './petitions.ts';

const FROM = dayOf('2019-01-02');
export const LOAD_LAST_DAY = dayOf('2023-12-29');

/**
 * Any number of cases over all courts and five years, for load tests. It matches no figure and keeps nothing in memory,
 * so only the disk limits the number.
 */
export function loadWorld(seed: number, count: number): World {
  const random = randomOf(seed).stream('load');
  const cases = (): Iterable<CaseFacts> => loadCases(random, count);
  return {
    set: 'load',
    seed,
    asOf: dateOf(LOAD_LAST_DAY),
    cases,
    judgments: () => [],
    campaigns: () => [],
    petitions: () => petitionsAbout(random.stream('petitions'), cases(), LOAD_LAST_DAY),
    courtStaff: () => staffFor(random, cases()),
    agencies: () => agencies,
  };
}

function* loadCases(random: Random, count: number): Generator<CaseFacts> {
  const makeCase = caseMaker({ random, lane: 0, asOf: LOAD_LAST_DAY, takenNumbers: new Set() });
  const docket = random.stream('docket');
  const weights = courts
    .filter((court) => court.level === 'BASIC' || court.level === 'INTERMEDIATE')
    .map((court) => [court.code, court.level === 'BASIC' ? 5 : 2] as const);
  for (let i = 0; i < count; i += 1) {
    const filed = workingDayAtOrBefore(FROM + Math.floor((i * (LOAD_LAST_DAY - FROM)) / count));
    const courtCode = docket.weighted(weights);
    const organs = docket.chance(0.02) ? organsOf(courtCode) : [];
    const agencyId = organs.length > 0 ? docket.pick(organs) : undefined;
    // A case that would end after the last known day is still open.
    const entry = ordinaryEntry(docket, { courtCode, filed, between: [filed, filed + 300], agencyId });
    const ended = entry.concluded !== null && entry.concluded <= LOAD_LAST_DAY;
    yield makeCase(ended ? entry : ordinaryEntry(docket, { courtCode, filed, between: null, agencyId }));
  }
}
