import { peopleOf, type Somebody } from '../people.ts';
import { idOf, randomOf } from '../random.ts';
import { yuan } from '../world/case/docket.ts';
import { agencyAs, somebodyAs } from '../world/case/parties.ts';
import type { CaseFacts, JudgmentFacts } from '../world/case-facts.ts';

import { storyCase, storyJudgment } from './story-case.ts';

/** One told case whose debtor is an agency, with the judgment it comes from. */
export interface AgencyStoryCase {
  readonly story: string;
  readonly agencyId: string;
  readonly courtCode: string;
  readonly serial: number;
  readonly filedOn: string;
  readonly concludedOn: string;
  readonly method?: 'VOLUNTARY' | 'FORCED';
  readonly cause: string;
  /** In fen; recovered whole. */
  readonly claim: number;
  readonly instrumentNumber: string;
  readonly effectiveOn: string;
  readonly performanceDueOn: string;
  readonly ordered: string;
  readonly applicant: Somebody;
}

/** People that stories bring; told once, the same in every world. */
export const storyPeople = peopleOf(8);
export const storyRandom = randomOf(0).stream('story people');

/** The case and its judgment, each naming the other. */
export function agencyStoryCase(told: AgencyStoryCase): { told: CaseFacts; judgment: JudgmentFacts } {
  const judgmentId = idOf('jd', told.instrumentNumber);
  const facts = storyCase({
    story: told.story,
    courtCode: told.courtCode,
    serial: told.serial,
    filedOn: told.filedOn,
    concludedOn: told.concludedOn,
    method: told.method ?? 'VOLUNTARY',
    cause: told.cause,
    claim: told.claim,
    recovered: told.claim,
    basisKind: 'JUDGMENT',
    basisNumber: told.instrumentNumber,
    judgmentId,
    sides: [somebodyAs('APPLICANT', told.applicant), agencyAs('DEBTOR', told.agencyId)],
  });
  const judgment = storyJudgment({
    instrumentNumber: told.instrumentNumber,
    courtCode: told.courtCode,
    effectiveOn: told.effectiveOn,
    ordered: told.ordered,
    amount: yuan(told.claim),
    performanceDueOn: told.performanceDueOn,
    defendantAgencyId: told.agencyId,
    performedOn: told.concludedOn,
    enforcementCaseId: facts.id,
  });
  return { told: facts, judgment };
}
