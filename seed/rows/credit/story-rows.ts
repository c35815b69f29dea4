import { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { addDays } from '../../../subgraphs/shared/calendar.ts';
import { addWorkingDays } from '../../../subgraphs/shared/working-days.ts';
import type { Random } from '../../random.ts';
import { countyFine, countyListing } from '../../stories/county-fined-500000.ts';
import { paidOutBreach } from '../../stories/paid-out-against-notice.ts';
import { refusalCase } from '../../stories/refusal-sentence.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

import { agencySubject, debtorsOf, rowId } from './debtor.ts';
import { storyProsecution } from './prosecution-rows.ts';
import { fineAgency, type DecisionNumberer } from './sanction-rows.ts';

/** The measures that the sources describe, and no others: none is invented against the subjects of a story. */
export function storyRows(
  emit: Emit,
  numberOf: DecisionNumberer,
  random: Random,
  facts: CaseFacts,
  asOf: string,
): void {
  if (facts.id === countyFine.caseId) {
    fineAgency(emit, numberOf, facts, {
      ...countyFine,
      reason: 'REFUSES_TO_PERFORM',
      result: '罚款后该县人民政府履行了全部义务',
    });
    emit(DishonestListing, countyRow(facts));
  }
  if (facts.id === paidOutBreach.caseId) {
    fineAgency(emit, numberOf, facts, {
      agencyId: paidOutBreach.agencyId,
      amount: paidOutBreach.fineAmount,
      decidedOn: paidOutBreach.finedOn,
      reason: 'FAILS_TO_ASSIST',
      result: '擅自支付的款项已被责令追回',
    });
  }
  if (facts.id === refusalCase.id) {
    const [debtor] = debtorsOf(facts, random, asOf);
    if (debtor) {
      storyProsecution(emit, facts, debtor);
    }
  }
}

function countyRow(facts: CaseFacts) {
  const { agencyId, ground, listedOn, removedOn } = countyListing;
  const performedOn = facts.concludedOn as string;
  return {
    id: rowId('dl', facts.id, 'story'),
    ...agencySubject(facts, agencyId),
    ground,
    conduct: '有履行能力而拒不履行生效法律文书确定义务，经罚款后仍未履行',
    instrumentNumber: facts.basisNumber,
    duty: `支付工程款${facts.claimAmount}元`,
    extentPerformed: 'ALL' as const,
    minor: false,
    inability: false,
    publicOfficial: false,
    listedOn,
    publishedOn: addDays(listedOn, 1),
    expiresOn: null,
    suspendedFrom: null,
    suspendedUntil: null,
    callToneFrom: null,
    removalReason: 'PERFORMED' as const,
    removalCausedOn: performedOn,
    removalDueOn: addWorkingDays(performedOn, 3),
    removedOn,
  };
}
