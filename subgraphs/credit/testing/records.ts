import type { Row } from '../../shared/database/entity-class.ts';
import { organisationCodeOf } from '../../shared/identifiers/rules.ts';
import type { CaseBound } from '../../shared/schema/case-bound.ts';
import type { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import type { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import type { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import type { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import type { Interception } from '../interception/interception.entity.ts';
import type { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import type { Sanction } from '../sanction/sanction.entity.ts';
import type { StoredSubject } from '../subject/credit-subject.ts';

/** Records for tests; a test overrides only the values it is about. Identity numbers are the standard's examples. */
export const ID_NUMBERS = ['11010519491231002X', '440524188001010014'] as const;
export const CREDIT_CODES = ['91350100M000100Y43', '113509000000000190'] as const;

export const inNingde: Row<CaseBound> = {
  caseId: 'ec1',
  courtCode: '闽0902',
  regionCode: '350902',
  caseTypeCode: 'FIRST_ENFORCEMENT',
  debtorAgencyId: null,
  debtorKind: 'PERSON',
  cause: '民间借贷纠纷',
};

/** The case columns of a record of another court. */
export const inKangding = { courtCode: '川3301', regionCode: '513301' };

export const personSubject: StoredSubject & { partyId: string | null; agencyId: string | null } = {
  partyId: 'pt1',
  agencyId: null,
  subjectKind: 'PERSON',
  subjectName: '欧阳明',
  subjectIdentifier: ID_NUMBERS[0],
};

/** A county government; it may be a party or not. */
export const someAgency = {
  partyId: null,
  agencyId: 'ag1',
  subjectKind: 'AGENCY' as const,
  subjectName: '某县人民政府',
  subjectIdentifier: CREDIT_CODES[1],
};

export function listing(id: string, facts: Partial<Row<DishonestListing>> = {}): Row<DishonestListing> {
  return {
    id,
    ...inNingde,
    ...personSubject,
    organisationCode: organisationCodeOf(facts.subjectKind ? (facts.subjectIdentifier ?? null) : null),
    ground: 'ABLE_BUT_REFUSES',
    conduct: '有履行能力而拒不履行生效法律文书确定的义务',
    instrumentNumber: '（2020）闽0902民初1号',
    duty: '偿还借款10000元',
    extentPerformed: 'NOTHING',
    minor: false,
    inability: false,
    publicOfficial: false,
    listedOn: '2021-03-01',
    publishedOn: facts.listedOn ?? '2021-03-02',
    expiresOn: null,
    suspendedFrom: null,
    suspendedUntil: null,
    callToneFrom: null,
    removalReason: null,
    removalCausedOn: null,
    removalDueOn: null,
    removedOn: null,
    ...facts,
  };
}

export function consumptionRestriction(
  id: string,
  facts: Partial<Row<ConsumptionRestriction>> = {},
): Row<ConsumptionRestriction> {
  return {
    id,
    ...inNingde,
    ...personSubject,
    imposedOn: '2021-03-01',
    reason: '未按期履行',
    liftReason: null,
    liftedOn: null,
    ...facts,
  };
}

export function exitRestriction(id: string, facts: Partial<Row<ExitRestriction>> = {}): Row<ExitRestriction> {
  return {
    id,
    ...inNingde,
    ...personSubject,
    decidedOn: '2021-03-01',
    reason: '有出境躲避债务的可能',
    documentsKept: false,
    controlUntil: '2021-09-01',
    liftReason: null,
    liftedOn: null,
    ...facts,
  };
}

export function sanction(id: string, facts: Partial<Row<Sanction>> = {}): Row<Sanction> {
  return {
    id,
    ...inNingde,
    ...personSubject,
    decisionNumber: null,
    kind: 'DETENTION',
    reason: 'REFUSES_TO_PERFORM',
    decidedOn: '2021-03-01',
    amount: null,
    days: 10,
    carriedOutOn: null,
    obstacle: null,
    result: null,
    ...facts,
  };
}

export function refusalProsecution(id: string, facts: Partial<Row<RefusalProsecution>> = {}): Row<RefusalProsecution> {
  return {
    id,
    ...inNingde,
    ...personSubject,
    route: 'PUBLIC',
    stage: 'CLUE',
    clueOn: '2021-03-01',
    referredOn: null,
    filedOn: null,
    reviewedOn: null,
    prosecutedOn: null,
    judgedOn: null,
    convicted: null,
    termMonths: null,
    suspensionMonths: null,
    declinedOn: null,
    declineGround: null,
    declineReason: null,
    heldUpBy: null,
    heldUpAt: null,
    ...facts,
  };
}

export function interception(id: string, facts: Partial<Row<Interception>> = {}): Row<Interception> {
  return {
    id,
    ...inNingde,
    listingId: 'dl1',
    agencyId: 'bank1',
    subjectKind: 'PERSON',
    kind: 'LOAN',
    platform: 'OWN',
    occurredAt: '2021-04-01T09:30:00+08:00',
    amount: '50000.00',
    ...facts,
  };
}

export function creditRepair(id: string, facts: Partial<Row<CreditRepair>> = {}): Row<CreditRepair> {
  return {
    id,
    ...inNingde,
    listingId: 'dl1',
    ground: 'PLAN_KEPT',
    appliedOn: '2021-05-01',
    outcome: 'PENDING',
    decidedOn: null,
    suspendedUntil: null,
    newExpiryOn: null,
    note: null,
    ...facts,
  };
}
