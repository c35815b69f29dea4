import { agencyOf, type AgencyFacts } from '../../places/agencies.ts';
import { courtOf } from '../../places/courts.ts';
import { supervisionOfStory, type StorySupervision } from '../../stories/supervision-actions.ts';
import type { CaseFacts, JudgmentFacts } from '../../world/case-facts.ts';

/** A duty that an agency owes: by a judgment, by a case that enforces one, or by both. */
export interface Duty {
  readonly agency: AgencyFacts;
  readonly facts: CaseFacts | null;
  readonly judgment: JudgmentFacts | null;
  /** The court that supervises it. */
  readonly courtCode: string;
  readonly regionCode: string;
  /** Of a judgment that was performed without enforcement, where a source reports its supervision. */
  readonly story: StorySupervision | null;
  /** Ningde's courts follow a duty through all five steps from the filing of the suit (立审执全流程督促履行). */
  readonly fiveSteps: boolean;
}

/** One duty for each case against an agency, with its judgment where the world has it; one for each other judgment. */
export function dutiesOf(cases: readonly CaseFacts[], judgments: readonly JudgmentFacts[]): Duty[] {
  const byId = new Map(judgments.map((judgment) => [judgment.id, judgment]));
  const taken = new Set<string>();
  const enforced = cases.map((facts) => {
    // A judgment belongs to the first case that enforces it; a case that resumes another has none.
    const judgment = facts.judgmentId !== null && !taken.has(facts.judgmentId) ? byId.get(facts.judgmentId) : undefined;
    if (judgment) {
      taken.add(judgment.id);
    }
    return dutyOf(facts, judgment ?? null);
  });
  return [...enforced, ...judgments.filter(({ id }) => !taken.has(id)).map((judgment) => dutyOf(null, judgment))];
}

function dutyOf(facts: CaseFacts | null, judgment: JudgmentFacts | null): Duty {
  const story = facts ? null : supervisionOfStory(judgment);
  const courtCode = story?.courtCode ?? (facts ?? (judgment as JudgmentFacts)).courtCode;
  const { regionCode } = courtOf(courtCode);
  const agency = agencyOf((facts?.debtorAgencyId ?? judgment?.defendantAgencyId) as string);
  return { agency, facts, judgment, courtCode, regionCode, story, fiveSteps: regionCode.startsWith('3509') };
}
