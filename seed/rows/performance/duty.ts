import { agencyOf, type AgencyPlace } from '../../places/agencies.ts';
import type { CaseFacts, JudgmentFacts } from '../../world/case-facts.ts';

/** A duty that an agency owes: by a judgment, by a case that enforces one, or by both. */
export interface Duty {
  readonly agency: AgencyPlace;
  readonly told: CaseFacts | null;
  readonly judgment: JudgmentFacts | null;
  readonly courtCode: string;
  readonly regionCode: string;
  /** Ningde's courts follow a duty through all five steps from the filing of the suit (立审执全流程督促履行). */
  readonly fiveSteps: boolean;
}

/** One duty for each case against an agency, with its judgment where that is told; one for each other judgment. */
export function dutiesOf(cases: readonly CaseFacts[], judgments: readonly JudgmentFacts[]): Duty[] {
  const byId = new Map(judgments.map((judgment) => [judgment.id, judgment]));
  const taken = new Set<string>();
  const enforced = cases.map((told) => {
    // The first case that enforces a judgment takes it; a case that resumes another stands for itself.
    const found = told.judgmentId !== null && !taken.has(told.judgmentId) ? byId.get(told.judgmentId) : undefined;
    if (found) {
      taken.add(found.id);
    }
    return dutyOf(told, found ?? null);
  });
  return [...enforced, ...judgments.filter(({ id }) => !taken.has(id)).map((judgment) => dutyOf(null, judgment))];
}

function dutyOf(told: CaseFacts | null, judgment: JudgmentFacts | null): Duty {
  const { courtCode, regionCode } = (told ?? judgment) as { courtCode: string; regionCode: string };
  const agency = agencyOf((told?.debtorAgencyId ?? judgment?.defendantAgencyId) as string);
  return { agency, told, judgment, courtCode, regionCode, fiveSteps: regionCode.startsWith('3509') };
}
