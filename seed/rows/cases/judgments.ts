import { Judgment } from '../../../subgraphs/cases/judgment/judgment.entity.ts';
import { Plaintiff } from '../../../subgraphs/cases/plaintiff/plaintiff.entity.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import { peopleOf } from '../../people.ts';
import { agencyOf } from '../../places/agencies.ts';
import { courtOf } from '../../places/courts.ts';
import { outsideNingde } from '../../places/named-agencies.ts';
import { regionClosure } from '../../places/regions.ts';
import { idOf, type Random } from '../../random.ts';
import type { CaseFacts, JudgmentFacts, PlaintiffFacts } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

/** Collects judgments and writes them when all are known: which belong to one series depends on all of them. */
export interface JudgmentWriter {
  case(facts: CaseFacts): void;
  judgment(facts: JudgmentFacts): void;
  finish(): void;
}

/** The lane of plaintiffs whose judgments were performed without enforcement; nobody else has it. */
const LANE = 9;
/** The share of those judgments that the plaintiff of the agency's judgment before won too. */
const SAME_PLAINTIFF = 0.08;
const EXPLAINED = 0.55;

export function judgmentWriter(random: Random, emit: Emit): JudgmentWriter {
  const applicants = new Map<string, readonly PlaintiffFacts[]>();
  const judgments: JudgmentFacts[] = [];
  return {
    case: ({ id, judgmentId, parties }) => {
      if (judgmentId !== null) {
        applicants.set(id, parties.filter(({ role }) => role === 'APPLICANT').map(plaintiffOf));
      }
    },
    judgment: (facts) => void judgments.push(facts),
    finish: () => {
      const won = plaintiffsOf(random, judgments, applicants);
      const series = seriesOf(judgments, won);
      for (const facts of judgments) {
        emit(Judgment, judgmentRow(random, facts, series.get(facts.id) ?? null));
        for (const [at, plaintiff] of (won.get(facts.id) ?? []).entries()) {
          emit(Plaintiff, { ...plaintiff, id: idOf('pl', `${facts.id}/${at}`), judgmentId: facts.id });
        }
      }
    },
  };
}

type Plaintiffs = ReadonlyMap<string, readonly PlaintiffFacts[]>;

function plaintiffsOf(random: Random, judgments: readonly JudgmentFacts[], applicants: Plaintiffs): Plaintiffs {
  const people = peopleOf(LANE);
  const before = new Map<string, PlaintiffFacts>();
  return new Map(
    judgments.map((facts) => {
      const known =
        facts.plaintiffs ?? (facts.enforcementCaseId === null ? undefined : applicants.get(facts.enforcementCaseId));
      if (known !== undefined) {
        return [facts.id, known];
      }
      const own = random.stream(`plaintiff ${facts.id}`);
      const agency = facts.defendantAgencyId ?? '';
      const earlier = before.get(agency);
      const same = earlier !== undefined && own.chance(SAME_PLAINTIFF) ? earlier : undefined;
      const region = courtOf(facts.courtCode).regionCode;
      const plaintiff =
        same ?? plaintiffOf(own.chance(0.7) ? people.adult(own, region) : people.enterprise(own, region));
      before.set(agency, plaintiff);
      return [facts.id, [plaintiff]];
    }),
  );
}

/** By judgment, the series of several that one plaintiff won against one agency. */
function seriesOf(judgments: readonly JudgmentFacts[], won: Plaintiffs): ReadonlyMap<string, string> {
  const keyOf = ({ id, defendantAgencyId }: JudgmentFacts): string | null => {
    const [first] = won.get(id) ?? [];
    const who = first?.idNumber ?? first?.creditCode;
    return who && defendantAgencyId ? `${defendantAgencyId}/${who}` : null;
  };
  const series = Map.groupBy(
    judgments.filter((facts) => keyOf(facts) !== null),
    keyOf,
  );
  return new Map(
    [...series].flatMap(([key, ofSeries]) =>
      ofSeries.length > 1 ? ofSeries.map(({ id }) => [id, idOf('se', key ?? '')] as const) : [],
    ),
  );
}

function judgmentRow(random: Random, facts: JudgmentFacts, seriesId: string | null) {
  const own = random.stream(`explained ${facts.id}`);
  return {
    ...facts,
    instance: facts.instance ?? instanceOf(facts.instrumentNumber),
    crossRegion: facts.defendantAgencyId !== null && isElsewhere(facts.regionCode, facts.defendantAgencyId),
    seriesId,
    conductProgress: facts.conductProgress ?? conductOf(facts),
    conductNote: facts.conductNote ?? null,
    explainedOn: own.chance(EXPLAINED) ? dateOf(dayOf(facts.effectiveOn) - own.int(0, 14)) : null,
  } as const;
}

/** The instance that a number tells: 初 first, 终 final, 再 retrial. */
function instanceOf(instrumentNumber: string): Judgment['instance'] {
  return instrumentNumber.includes('再') ? 'RETRIAL' : instrumentNumber.includes('终') ? 'FINAL' : 'FIRST';
}

function conductOf({ kind, performedOn }: JudgmentFacts) {
  return kind === 'MONEY' ? null : performedOn === null ? 'UNDER_WAY' : 'DONE';
}

// A court's region is elsewhere where it neither contains the agency's region nor lies in it, or where a source says so of
// an agency whose region it hides.
function isElsewhere(regionCode: string, agencyId: string): boolean {
  const { name, regionCode: at } = agencyOf(agencyId);
  if (outsideNingde.includes(name)) {
    return regionCode.startsWith('3509');
  }
  return !regionClosure.some(
    ({ ancestor, descendant }) =>
      (ancestor === regionCode && descendant === at) || (ancestor === at && descendant === regionCode),
  );
}

function plaintiffOf({ kind, name, idNumber, creditCode }: PlaintiffFacts): PlaintiffFacts {
  return { kind, name, idNumber, creditCode };
}
