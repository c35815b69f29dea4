import type { EnforcementCase } from '../../../subgraphs/cases/enforcement-case/enforcement-case.entity.ts';
import { nextStep } from '../../../subgraphs/cases/enforcement-case/next-step.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf, type Day } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import { isPerformed, type CaseFacts } from '../../world/case-facts.ts';
import { typeCodeMember } from '../row-writer.ts';

import { afterTermination } from './after-termination.ts';
import type { CaseLinks } from './case-links.ts';
import { particularsOf } from './particulars.ts';

/** The record of a case: its facts, what follows from them, and its particulars. */
export function caseRow(random: Random, facts: CaseFacts, links: CaseLinks, asOf: Day): Row<EnforcementCase> {
  const { id, typeCode, concludedOn, dueOn, inabilityGround } = facts;
  const particulars = particularsOf(random, facts, asOf);
  const { assistingCourtCode, jointSettlement, bankruptcy, debtorTraced, qualityReview } = particulars;
  return {
    ...facts,
    typeCode: typeCodeMember(typeCode),
    concludedLate: concludedOn === null ? null : concludedOn > dueOn,
    inabilityFound: inabilityGround !== null,
    ...crossEnforcementOf(random.stream(`${id} cross`), facts),
    ...nextStepOf(facts),
    nodeLateDays: Math.max(0, ...facts.nodes.map(daysLate)),
    ...afterTermination(random.stream(`${id} searches`), facts, links.resumedOn.get(id) ?? null, asOf),
    assistingCourtCode: assistingCourtCode ?? null,
    jointSettlementId: jointSettlement ?? links.jointSettlement.get(id) ?? null,
    bankruptcyTransferredOn: bankruptcy?.transferredOn ?? null,
    bankruptcyAcceptedOn: bankruptcy?.acceptedOn ?? null,
    bankruptcyCourtCode: bankruptcy?.courtCode ?? null,
    leaderPost: particulars.leaderPost ?? null,
    cluesGiven: particulars.cluesGiven ?? null,
    debtorTracedOn: debtorTraced?.on ?? null,
    debtorTracedBy: debtorTraced?.by ?? null,
    conductOrdered: particulars.conductOrdered ?? false,
    delayInterest: particulars.delayInterest ?? null,
    preservationGuidedOn: particulars.preservationGuidedOn ?? null,
    qualityReviewedOn: qualityReview?.on ?? null,
    qualityGrade: qualityReview?.grade ?? null,
  };
}

type CrossEnforcement = Pick<
  Row<EnforcementCase>,
  'crossEnforcementKind' | 'originCourtCode' | 'crossEnforcedOn' | 'crossEnforcementResult' | 'crossRecoveredAmount'
>;

// The court that takes a case over files it on that day; courts that work together begin some weeks after filing.
function crossEnforcementOf(random: Random, facts: CaseFacts): CrossEnforcement {
  const { crossEnforcement, filedOn, concludedOn, recoveredAmount } = facts;
  if (crossEnforcement === null) {
    return {
      crossEnforcementKind: null,
      originCourtCode: null,
      crossEnforcedOn: null,
      crossEnforcementResult: null,
      crossRecoveredAmount: null,
    };
  }
  const { kind, originCourtCode, progress } = crossEnforcement;
  const filed = dayOf(filedOn);
  const since = kind === 'COORDINATED' ? filed + random.int(5, 40) : filed;
  const isSettled = concludedOn !== null && isPerformed(facts);
  return {
    crossEnforcementKind: kind,
    originCourtCode,
    crossEnforcedOn: dateOf(concludedOn === null ? since : Math.min(since, dayOf(concludedOn))),
    crossEnforcementResult:
      progress ?? (isSettled ? 'SETTLED' : Number(recoveredAmount) > 0 ? 'PROGRESSED' : 'PENDING'),
    crossRecoveredAmount: recoveredAmount,
  };
}

function nextStepOf({ status, nodes }: CaseFacts): Pick<Row<EnforcementCase>, 'nextNode' | 'nextNodeDueOn'> {
  const next = status === 'OPEN' ? nextStep(nodes) : null;
  return { nextNode: next?.node ?? null, nextNodeDueOn: next?.dueOn ?? null };
}

function daysLate({ node, dueOn, doneOn }: CaseFacts['nodes'][number]): number {
  return node === 'CONCLUDED' || dueOn === null || doneOn === null ? 0 : dayOf(doneOn) - dayOf(dueOn);
}
