import { CreditRepair } from '../../../subgraphs/credit/credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { Interception } from '../../../subgraphs/credit/interception/interception.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays, addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import { organisationCodeOf } from '../../../subgraphs/shared/identifiers/rules.ts';
import { addWorkingDays } from '../../../subgraphs/shared/working-days.ts';
import { agenciesIn } from '../../places/agencies.ts';
import type { Random } from '../../random.ts';
import { countyFine, countyListing } from '../../stories/county-fined-500000.ts';
import {
  chenListing,
  chenOfQinan,
  luFound,
  luOfQilihe,
  tangBroughtInOn,
  tangOfHeshui,
} from '../../stories/gansu-debtors.ts';
import { gymDetainedOn, gymMembers } from '../../stories/gym-members.ts';
import { paidOutBreach } from '../../stories/paid-out-against-notice.ts';
import { refusalCase, refusalListing } from '../../stories/refusal-sentence.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

import { agencySubject, debtorsOf, personBehind, rowId, subjectOf, type Debtor } from './debtor.ts';
import { storyProsecution } from './prosecution-rows.ts';
import { fineAgency, storySanction, type DecisionNumberer } from './sanction-rows.ts';

type Listing = Row<DishonestListing>;

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
  }
  if (facts.id === countyListing.caseId) {
    emit(DishonestListing, countyRow(facts));
  }
  if (facts.id === paidOutBreach.caseId) {
    fineAgency(emit, numberOf, facts, {
      agencyId: paidOutBreach.agencyId,
      amount: paidOutBreach.fineAmount,
      decidedOn: paidOutBreach.finedOn,
      reason: 'FAILS_TO_ASSIST',
      result: paidOutBreach.fineResult,
    });
  }
  const [debtor] = debtorsOf(facts, random, asOf);
  if (debtor) {
    debtorRows(emit, numberOf, debtor);
  }
}

function debtorRows(emit: Emit, numberOf: DecisionNumberer, debtor: Debtor): void {
  const { facts } = debtor;
  if (facts.id === refusalCase.id) {
    storyProsecution(emit, facts, debtor);
    emit(DishonestListing, {
      ...performedListing(debtor, refusalListing.listedOn),
      ...refusalListing,
      duty: `支付工程款${facts.claimAmount}元`,
      expiresOn: addMonths(refusalListing.listedOn, 24),
    });
  }
  if (facts.id === gymMembers[0]?.id) {
    emit(
      ...storySanction(debtor, {
        subject: personBehind(debtor),
        kind: 'DETENTION',
        decidedOn: gymDetainedOn,
        decisionNumber: numberOf(facts.courtCode, gymDetainedOn),
        days: 15,
        result: '健身房负责人被拘留后筹款，案款现场发还278名申请执行人',
      }),
    );
  }
  if (facts.id === chenOfQinan.id) {
    listedChen(emit, debtor);
  }
  if (facts.id === luOfQilihe.id) {
    emit(
      ...storySanction(debtor, {
        kind: 'POLICE_LOOKOUT',
        decidedOn: luFound.lookoutOn,
        carriedOutOn: luFound.foundOn,
        result: '22时由合作市公安机关查获',
      }),
    );
    emit(
      ...storySanction(debtor, {
        kind: 'COMPELLED_APPEARANCE',
        decidedOn: luFound.foundOn,
        result: '执行人员连夜赴合作市带回，家属送来执行款16000元',
      }),
    );
  }
  if (facts.id === tangOfHeshui[0]?.id) {
    emit(
      ...storySanction(debtor, {
        kind: 'COMPELLED_APPEARANCE',
        decidedOn: tangBroughtInOn,
        result: '经“执行天眼”系统查明在镇原县，由镇原县人民法院协助带回，两地法院协同，九案全部履行',
      }),
    );
  }
}

/** 陈某: listed, refused a loan, paid, and taken off the list at his request. */
function listedChen(emit: Emit, debtor: Debtor): void {
  const { facts } = debtor;
  const { loanStoppedAt, listedOn, removedOn, ...told } = chenListing;
  const listing: Listing = { ...performedListing(debtor, listedOn), ...told, removedOn };
  emit(DishonestListing, listing);
  emit(Interception, {
    id: rowId('in', listing.id),
    ...boundTo(facts),
    listingId: listing.id,
    agencyId: (agenciesIn(facts.regionCode, 'BANK')[0] as { id: string }).id,
    subjectKind: listing.subjectKind,
    kind: 'LOAN',
    platform: 'OWN',
    occurredAt: loanStoppedAt,
    amount: null,
  });
  emit(CreditRepair, {
    id: rowId('cr', listing.id),
    ...boundTo(facts),
    listingId: listing.id,
    ground: 'PERFORMED',
    appliedOn: facts.concludedOn as string,
    outcome: 'REMOVED',
    decidedOn: removedOn,
    suspendedUntil: null,
    newExpiryOn: null,
    note: null,
  });
}

/** A listing that ended because the duty was performed at the end of the case. */
function performedListing(debtor: Debtor, listedOn: string): Omit<Listing, 'ground' | 'conduct' | 'duty'> {
  const { facts } = debtor;
  const performedOn = facts.concludedOn as string;
  const removalDueOn = addWorkingDays(performedOn, 3);
  return {
    id: rowId('dl', facts.id, 'story'),
    ...subjectOf(debtor),
    organisationCode: organisationCodeOf(debtor.party.creditCode),
    instrumentNumber: facts.basisNumber,
    extentPerformed: 'ALL',
    minor: false,
    inability: false,
    publicOfficial: false,
    suspendedFrom: null,
    suspendedUntil: null,
    callToneFrom: null,
    listedOn,
    publishedOn: addDays(listedOn, 1),
    expiresOn: null,
    removalReason: 'PERFORMED',
    removalCausedOn: performedOn,
    removalDueOn,
    removedOn: removalDueOn,
  };
}

function countyRow(facts: CaseFacts) {
  const { agencyId, ground, listedOn, removedOn } = countyListing;
  const performedOn = facts.concludedOn as string;
  const subject = agencySubject(facts, agencyId);
  return {
    id: rowId('dl', facts.id, 'story'),
    ...subject,
    organisationCode: organisationCodeOf(subject.subjectIdentifier),
    ground,
    conduct: '有履行能力而拒不履行生效法律文书确定义务，经督办后仍未履行',
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
