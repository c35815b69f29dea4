import { dayOf, workingDayAtOrBefore, workingDaysLater, yearOf, type Day } from '../calendar.ts';
import { agenciesIn } from '../places/agencies.ts';
import { courtsUnder } from '../places/courts.ts';
import { quota, split } from '../quota.ts';
import type { Random } from '../random.ts';

import { ganziWinter, takenUpBy } from './campaigns.ts';
import { caseMaker } from './case/case-maker.ts';
import type { DocketEntry } from './case/docket.ts';
import { ordinaryEntry } from './case/outcomes.ts';
import type { CaseFacts } from './case-facts.ts';

/**
 * The numbers that Ganzi's courts reported for a year; concluded and carried over follow from them (得荣县人民法院, 2023). Of
 * the rates the source tells only how they moved: fewer cases performed and more procedures terminated in 2020, and
 * the reverse in each year after; more recovered in first enforcement every year after 2019; more preserved every year,
 * most of all in 2022. The rates themselves are chosen.
 */
interface YearOfGanzi {
  readonly year: number;
  readonly fresh: number;
  /** See `OrdinaryCase`. */
  readonly terminations: number;
  readonly preserved: number;
  /** Recovered of what was claimed, of the cases concluded in the year. */
  readonly recovery: number;
  /** Fresh cases not concluded in the year: the next year's 旧存. */
  readonly carriedOut: number;
}

const years: readonly YearOfGanzi[] = [
  { year: 2019, fresh: 2149, terminations: 24, preserved: 0.12, recovery: 0.36, carriedOut: 62 },
  { year: 2020, fresh: 2814, terminations: 42, preserved: 0.16, recovery: 0.41, carriedOut: 5 },
  { year: 2021, fresh: 4039, terminations: 31, preserved: 0.2, recovery: 0.46, carriedOut: 23 },
  { year: 2022, fresh: 4171, terminations: 22, preserved: 0.3, recovery: 0.51, carriedOut: 27 },
];
const CARRIED_INTO_2019 = 54;

// Courts file few cases in December, when they conclude those of the year; counties differ in size.
const monthWeights = [9, 6, 10, 10, 10, 10, 10, 9, 9, 8, 7, 2];
const courtWeights: Readonly<Record<string, number>> = {
  川33: 6,
  川3301: 26,
  川3322: 14,
  川3323: 7,
  川3324: 7,
  川3328: 6,
};

/** Every enforcement case of Ganzi's courts that was open at any time from 2019 to 2022, of all type codes. */
export function* ganziCases(random: Random, asOf: Day, stories: readonly CaseFacts[]): Generator<CaseFacts> {
  const own = random.stream('ganzi');
  const ours = stories.filter((story) => story.regionCode.startsWith('5133'));
  const makeCase = caseMaker({
    random: own,
    lane: 0,
    asOf,
    campaignOf: takenUpBy(ganziWinter, 0.3),
    takenNumbers: new Set(ours.map((story) => story.caseNumber)),
    preservedIn: (year) => years.find((one) => one.year === year)?.preserved ?? 0.12,
  });
  yield* ours;
  for (const entry of ganziDocket(own.stream('docket'), ours)) {
    yield makeCase(entry);
  }
}

function ganziDocket(random: Random, stories: readonly CaseFacts[]): DocketEntry[] {
  const entries: DocketEntry[] = [];
  const before = dayOf('2018-07-02');
  for (let i = 0; i < CARRIED_INTO_2019; i += 1) {
    const filed = workingDayAtOrBefore(before + Math.floor((i * 175) / CARRIED_INTO_2019));
    entries.push(entryFor(random, filed, [dayOf('2019-01-03'), dayOf('2019-06-28')]));
  }
  for (const { year, fresh, terminations, carriedOut } of years) {
    const fromStories = stories.filter((story) => story.filedOn.startsWith(`${year}-`)).length;
    const days = filingDays(random, year, fresh - fromStories);
    const late = days.filter((day) => day >= dayOf(`${year}-09-01`)).length;
    const isCarriedOut = quota(late, carriedOut);
    for (const filed of days) {
      if (filed >= dayOf(`${year}-09-01`) && isCarriedOut()) {
        entries.push(
          entryFor(
            random,
            filed,
            year === 2022 ? null : [dayOf(`${year + 1}-01-04`), dayOf(`${year + 1}-06-30`)],
            terminations,
          ),
        );
      } else {
        entries.push(entryFor(random, filed, [filed, dayOf(`${year}-12-31`)], terminations));
      }
    }
  }
  return years.reduce((all, { year, recovery }) => withRecovery(all, year, recovery), entries);
}

/**
 * The same cases with the claims of those in which no property was found scaled, so that the cases concluded in the year
 * recovered this share of what they claimed.
 */
function withRecovery(entries: readonly DocketEntry[], year: number, share: number): DocketEntry[] {
  const fruitless = ({ concluded, recovered, claim }: DocketEntry): boolean =>
    concluded !== null && yearOf(concluded) === year && recovered < claim / 5;
  const concluded = entries.filter((entry) => entry.concluded !== null && yearOf(entry.concluded) === year);
  const sum = (of: readonly DocketEntry[], field: 'claim' | 'recovered') =>
    of.reduce((all, one) => all + one[field], 0);
  const [lost, paid] = [concluded.filter(fruitless), concluded.filter((entry) => !fruitless(entry))];
  // (paid.recovered + k · lost.recovered) / (paid.claim + k · lost.claim) = share
  const scale =
    (sum(paid, 'recovered') - share * sum(paid, 'claim')) / (share * sum(lost, 'claim') - sum(lost, 'recovered'));
  return entries.map((entry) =>
    fruitless(entry)
      ? { ...entry, claim: Math.round(entry.claim * scale), recovered: Math.floor(entry.recovered * scale) }
      : entry,
  );
}

function entryFor(random: Random, filed: Day, between: readonly [Day, Day] | null, terminations?: number): DocketEntry {
  const courtCode = random.weighted(courts);
  const agencyId = random.chance(0.012) ? random.pick(debtorAgencies(courtCode)) : undefined;
  return ordinaryEntry(random, { courtCode, filed, between, agencyId, terminations });
}

function filingDays(random: Random, year: number, count: number): Day[] {
  const perMonth = split(count, monthWeights);
  const days = perMonth.flatMap((inMonth, month) => {
    const first = dayOf(`${year}-${String(month + 1).padStart(2, '0')}-01`);
    return Array.from({ length: inMonth }, () => first + random.int(month === 0 ? 1 : 0, month === 11 ? 23 : 27));
  });
  // No filing day moves back across New Year into another year's count.
  const first = workingDaysLater(dayOf(`${year}-01-01`), 1);
  return days.map((day) => Math.max(workingDayAtOrBefore(day), first)).sort((a, b) => a - b);
}

const courts = courtsUnder('川33').map((court) => [court.code, courtWeights[court.code] ?? 3] as const);

function debtorAgencies(courtCode: string): readonly string[] {
  const regionCode = courtCode === '川33' ? '513300' : `51${courtCode.slice(1)}`;
  return [...agenciesIn(regionCode, 'DEPARTMENT'), ...agenciesIn(regionCode, 'TOWNSHIP')].map((agency) => agency.id);
}
