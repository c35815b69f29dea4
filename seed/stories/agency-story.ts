import type { InventedParty } from '../people.ts';
import { idOf } from '../random.ts';
import { yuan } from '../world/case/docket.ts';
import { agencySide, partySide } from '../world/case/parties.ts';
import type { CaseFacts, JudgmentFacts, PlaintiffFacts } from '../world/case-facts.ts';

import { storyCase, storyJudgment } from './story-case.ts';

/** A story's case whose debtor is an agency, with the judgment that it enforces. */
export interface AgencyStoryCase {
  readonly story: string;
  readonly agencyId: string;
  readonly courtCode: string;
  readonly serial: number;
  readonly filedOn: string;
  readonly concludedOn: string;
  readonly method?: 'VOLUNTARY' | 'FORCED';
  readonly cause: string;
  /** In fen; fully recovered. */
  readonly claim: number;
  readonly instrumentNumber: string;
  readonly effectiveOn: string;
  readonly performanceDueOn: string;
  readonly ordered: string;
  readonly applicants: readonly InventedParty[];
  /** The court that gave the judgment, where it is not the enforcing one. */
  readonly judgedBy?: string;
  readonly instance?: JudgmentFacts['instance'];
}

/** The case and its judgment; each has the other's id. */
export function agencyStoryCase(story: AgencyStoryCase): { facts: CaseFacts; judgment: JudgmentFacts } {
  const judgmentId = idOf('jd', story.instrumentNumber);
  const facts = storyCase({
    story: story.story,
    courtCode: story.courtCode,
    serial: story.serial,
    filedOn: story.filedOn,
    concludedOn: story.concludedOn,
    method: story.method ?? 'VOLUNTARY',
    cause: story.cause,
    claim: story.claim,
    recovered: story.claim,
    basisKind: 'JUDGMENT',
    basisNumber: story.instrumentNumber,
    judgmentId,
    sides: [
      ...story.applicants.map((applicant) => partySide('APPLICANT', applicant)),
      agencySide('DEBTOR', story.agencyId),
    ],
  });
  const judgment = storyJudgment({
    instrumentNumber: story.instrumentNumber,
    courtCode: story.judgedBy ?? story.courtCode,
    effectiveOn: story.effectiveOn,
    ordered: story.ordered,
    amount: yuan(story.claim),
    performanceDueOn: story.performanceDueOn,
    defendantAgencyId: story.agencyId,
    performedOn: story.concludedOn,
    enforcementCaseId: facts.id,
    plaintiffs: plaintiffsOf(story.applicants),
    ...(story.instance && { instance: story.instance }),
  });
  return { facts, judgment };
}

/** Those who won a judgment, as its facts name them. */
export function plaintiffsOf(people: readonly InventedParty[]): readonly PlaintiffFacts[] {
  return people.map(({ kind, name, idNumber, creditCode }) => ({ kind, name, idNumber, creditCode }));
}
