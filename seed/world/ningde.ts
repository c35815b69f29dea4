import { dayOf, workingDayAtOrBefore, type Day } from '../calendar.ts';
import type { DocumentNumberer } from '../document-numbers.ts';
import { agencyNamed } from '../places/agencies.ts';
import { courtOf, courtsUnder } from '../places/courts.ts';
import type { Random } from '../random.ts';

import { judgmentNumberer, unenforcedJudgment, withJudgment, type AgencyCase } from './agency-judgments.ts';
import { caseMaker } from './case/case-maker.ts';
import { statutoryDue, type DocketEntry } from './case/docket.ts';
import { ordinaryEntry } from './case/outcomes.ts';
import type { CaseFacts, JudgmentFacts } from './case-facts.ts';
import { agencyEntry, basicCourts, filedIn, organsOf } from './fujian.ts';

/**
 * Published of Ningde (法治日报, 2022-01-14): cases against organs, and of them those against the government of one county
 * outside the prefecture. Not published, but chosen so that some deductions reach their caps: those against one anonymous
 * unit of Ningde.
 */
const agencyYears = [
  { year: 2020, fresh: 75, countyGovernment: 30, oneUnit: 14 },
  { year: 2021, fresh: 36, countyGovernment: 3, oneUnit: 10 },
];
/** Judgments against organs that took effect in 2021, and how many of them entered enforcement. */
const JUDGED_2021 = 532;
const ENTERED_2021 = 2;
/** Not published: "soon after filing". */
const DAYS_TO_PERFORM = 16;
/** Not published for 2020; chosen so that the comparison of years is plausible. */
const JUDGED_2020 = 498;

/** Cases between private parties a year: a sample, since no total is published. */
const PRIVATE_A_YEAR = 1200;

/** The cases against party and government organs filed in 2020 and 2021, and every judgment against them. */
export interface NingdeAgencies {
  readonly cases: readonly AgencyCase[];
  readonly unenforced: readonly JudgmentFacts[];
}

export function ningdeAgencies(
  random: Random,
  asOf: Day,
  stories: readonly CaseFacts[],
  storyJudgments: readonly JudgmentFacts[],
): NingdeAgencies {
  const own = random.stream('ningde agencies');
  const numberOf = judgmentNumberer(storyJudgments);
  const ours = stories.filter((story) => story.regionCode.startsWith('3509'));
  const cases = agencyCases(own, asOf, ours, numberOf);
  const unenforced: JudgmentFacts[] = [];
  for (const [year, judged] of [
    [2020, JUDGED_2020],
    [2021, JUDGED_2021],
  ] as const) {
    const before = [...storyJudgments, ...cases.map((agencyCase) => agencyCase.judgment)].filter(
      (judgment) => judgment.regionCode.startsWith('3509') && judgment.effectiveOn.startsWith(`${year}-`),
    ).length;
    const effective = Array.from({ length: judged - before }, () => filedIn(own, year)).sort((a, b) => a - b);
    unenforced.push(
      ...effective.map((day) => {
        const court = own.pick(basicCourts('闽09')).code;
        return unenforcedJudgment(own, numberOf, court, own.pick(organsOf(court)), day);
      }),
    );
  }
  return { cases, unenforced };
}

/** Cases between private parties at Ningde's courts, filed from late 2019 to 2021. */
export function* ningdePrivateCases(random: Random, asOf: Day, taken: ReadonlySet<string>): Generator<CaseFacts> {
  const own = random.stream('ningde private');
  const makeCase = caseMaker({ random: own, lane: 2, asOf, takenNumbers: taken });
  const docket = own.stream('docket');
  const courts = courtsUnder('闽09').map((court) => [court.code, court.level === 'BASIC' ? 10 : 4] as const);
  const filings = [2020, 2021].flatMap((year) => Array.from({ length: PRIVATE_A_YEAR }, () => filedIn(docket, year)));
  for (const filed of [...before2020(), ...filings.sort((a, b) => a - b)]) {
    const first = Math.max(filed, dayOf('2020-01-06'));
    const between = docket.chance(0.004) ? null : ([first, first + 320] as const);
    yield makeCase(ordinaryEntry(docket, { courtCode: docket.weighted(courts), filed, between }));
  }
}

function agencyCases(random: Random, asOf: Day, ours: readonly CaseFacts[], numberOf: DocumentNumberer): AgencyCase[] {
  const makeCase = caseMaker({ random, lane: 1, asOf, takenNumbers: new Set(ours.map((story) => story.caseNumber)) });
  const docket = random.stream('docket');
  const county = agencyNamed('异地某县人民政府').id;
  const unit = agencyNamed('宁德市某单位').id;
  return agencyYears.flatMap(({ year, fresh, countyGovernment, oneUnit }) => {
    const fromStories = ours.filter(
      (story) => story.filedOn.startsWith(`${year}-`) && story.debtorKind === 'AGENCY',
    ).length;
    const ofCounty = ours.filter((story) => story.filedOn.startsWith(`${year}-`) && story.debtorAgencyId === county);
    const countyFresh = countyGovernment - ofCounty.length;
    // Suits against a county's government begin at the intermediate court, which therefore also enforces them.
    const entries = [
      ...Array.from({ length: countyFresh }, () => agencyEntry(docket, courtOf('闽09'), year, county)),
      ...Array.from({ length: oneUnit }, () => agencyEntry(docket, courtOf('闽0902'), year, unit)),
      ...Array.from({ length: fresh - countyFresh - oneUnit - fromStories }, () =>
        agencyEntry(docket, docket.pick(basicCourts('闽09')), year),
      ),
    ].sort((a, b) => a.filed - b.filed);
    return entries.map((drawn, i) => {
      const entersSameYear = year === 2021 && i >= entries.length - ENTERED_2021;
      const entry = entersSameYear ? performedSoon(drawn) : drawn;
      const usual = entry.filed - docket.int(45, 400);
      const effective = entersSameYear
        ? Math.max(dayOf('2021-01-11'), entry.filed - 90)
        : Math.min(usual, dayOf('2020-12-18'));
      return withJudgment(random, numberOf, makeCase(entry), effective);
    });
  });
}

/** The two that entered enforcement in 2021 were both performed voluntarily soon after filing (法治日报, 2022-01-14). */
function performedSoon(entry: DocketEntry): DocketEntry {
  return {
    ...entry,
    due: statutoryDue(entry.filed),
    concluded: workingDayAtOrBefore(entry.filed + DAYS_TO_PERFORM),
    method: 'VOLUNTARY',
    recovered: entry.claim,
    settlementPerformed: false,
    property: true,
    compliant: false,
    suspension: null,
    extensionDays: 0,
  };
}

function before2020(): Day[] {
  const from = dayOf('2019-08-05');
  return Array.from({ length: 90 }, (_, i) => workingDayAtOrBefore(from + Math.floor((i * 140) / 90)));
}

/** The case numbers of agencies' cases and stories, which private cases must not reuse. */
export function numbersOf(cases: readonly CaseFacts[]): ReadonlySet<string> {
  return new Set(cases.map((facts) => facts.caseNumber));
}
