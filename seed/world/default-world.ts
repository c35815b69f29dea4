import { dayOf } from '../calendar.ts';
import { agencies } from '../places/agencies.ts';
import { randomOf, type Random } from '../random.ts';
import { storyCases, storyJudgments } from '../stories/all-stories.ts';

import { gansuHundredDays, ganziWinter } from './campaigns.ts';
import type { CampaignFacts, CaseFacts, CourtStaffFacts, World } from './case-facts.ts';
import { staffOf } from './court-staff.ts';
import { fujianAgencyCases } from './fujian.ts';
import { ganziCases } from './ganzi.ts';
import { ningdeAgencies, ningdePrivateCases, numbersOf } from './ningde.ts';
import { petitionsAbout } from './petitions.ts';

export const DEFAULT_LAST_DAY = '2022-12-31';

/** Ganzi 2019–2022, Ningde 2020–2021, Fujian's agency cases of those years, and the stories. */
export function defaultWorld(seed: number): World {
  const random = randomOf(seed).stream('default');
  const asOf = dayOf(DEFAULT_LAST_DAY);
  const ningde = ningdeAgencies(random, asOf, storyCases, storyJudgments);

  function* cases(): Generator<CaseFacts> {
    yield* ganziCases(random, asOf, storyCases);
    const outsideGanzi = storyCases.filter((facts) => !facts.regionCode.startsWith('5133'));
    yield* outsideGanzi;
    for (const { facts } of ningde.cases) {
      yield facts;
    }
    const taken = numbersOf([...outsideGanzi, ...ningde.cases.map(({ facts }) => facts)]);
    yield* ningdePrivateCases(random, asOf, taken);
    for (const { facts } of fujianAgencyCases(random, asOf)) {
      yield facts;
    }
  }

  return {
    set: 'default',
    seed,
    asOf: DEFAULT_LAST_DAY,
    cases,
    *judgments() {
      yield* storyJudgments;
      for (const { judgment } of ningde.cases) {
        yield judgment;
      }
      yield* ningde.unenforced;
      for (const { judgment } of fujianAgencyCases(random, asOf)) {
        yield judgment;
      }
    },
    *campaigns() {
      yield gansuHundredDays;
      yield counted(ganziWinter, cases());
    },
    petitions: () => petitionsAbout(random.stream('petitions'), cases(), asOf),
    courtStaff: () => staffFor(random, cases()),
    agencies: () => agencies,
  };
}

/** Staff of every court and year that has cases, sized by them. */
export function* staffFor(random: Random, cases: Iterable<CaseFacts>): Generator<CourtStaffFacts> {
  const filed = new Map<string, number>();
  for (const { courtCode, filedOn } of cases) {
    const key = `${courtCode}/${filedOn.slice(0, 4)}`;
    filed.set(key, (filed.get(key) ?? 0) + 1);
  }
  for (const [key, count] of filed) {
    const [courtCode, year] = key.split('/') as [string, string];
    yield staffOf(random, courtCode, Number(year), count);
  }
}

function counted(campaign: CampaignFacts, cases: Iterable<CaseFacts>): CampaignFacts {
  const ended = { taken: 0, concluded: 0, terminated: 0 };
  for (const facts of cases) {
    if (facts.campaignId !== campaign.id) {
      continue;
    }
    ended.taken += 1;
    if (facts.concludedOn === null || facts.concludedOn >= campaign.to) {
      continue;
    }
    if (facts.conclusionMethod === 'PROCEDURE_TERMINATED') {
      ended.terminated += 1;
    } else {
      ended.concluded += 1;
    }
  }
  return {
    ...campaign,
    casesTakenUp: ended.taken,
    casesConcluded: ended.concluded,
    casesTerminatedCompliant: ended.terminated,
  };
}
