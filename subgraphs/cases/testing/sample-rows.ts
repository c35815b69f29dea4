import type { Row } from '../../shared/database/entity-class.ts';
import { organisationCodeOf } from '../../shared/identifiers/rules.ts';
import type { Campaign } from '../campaign/campaign.entity.ts';
import type { Court } from '../court/court.entity.ts';
import type { CourtStaff } from '../court-staff/court-staff.entity.ts';
import type { CaseNode, TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import type { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import type { Judgment } from '../judgment/judgment.entity.ts';
import type { Party } from '../party/party.entity.ts';
import type { Petition } from '../petition/petition.entity.ts';
import type { Plaintiff } from '../plaintiff/plaintiff.entity.ts';

/** Complete, ordinary records for tests; a test overrides only the values it is about. */

/** An open first-enforcement case of 10,000 yuan, filed on 1 March 2021 at 蕉城's court. */
export function caseRow(id: string, own: Partial<Row<EnforcementCase>> = {}): Row<EnforcementCase> {
  return {
    id,
    caseNumber: `（2021）闽0902执${id.replace(/\D/g, '') || '1'}号`,
    typeCode: 'FIRST_ENFORCEMENT',
    courtCode: '闽0902',
    regionCode: '350902',
    filedOn: '2021-03-01',
    officerName: '林样例',
    basisKind: 'JUDGMENT',
    basisNumber: '（2020）闽0902民初88号',
    judgmentId: null,
    cause: '买卖合同纠纷',
    claimAmount: '10000.00',
    recoveredAmount: '0.00',
    status: 'OPEN',
    dueOn: '2021-09-01',
    extensionDays: 0,
    concludedOn: null,
    concludedLate: null,
    conclusionMethod: null,
    settlementPerformed: false,
    propertyFound: null,
    inabilityFound: false,
    inabilityGround: null,
    preservedOn: null,
    preservationGuidedOn: null,
    crossEnforcementKind: null,
    originCourtCode: null,
    crossEnforcedOn: null,
    crossEnforcementResult: null,
    crossRecoveredAmount: null,
    assistingCourtCode: null,
    jointSettlementId: null,
    resumedFromId: null,
    resumedOn: null,
    lastSearchedOn: null,
    nextReviewDueOn: null,
    bankruptcyTransferredOn: null,
    bankruptcyAcceptedOn: null,
    bankruptcyCourtCode: null,
    nextNode: null,
    nextNodeDueOn: null,
    nodeLateDays: 0,
    leaderPost: null,
    cluesGiven: null,
    debtorTracedOn: null,
    debtorTracedBy: null,
    conductOrdered: false,
    delayInterest: null,
    qualityReviewedOn: null,
    qualityGrade: null,
    debtorKind: 'PERSON',
    debtorAgencyId: null,
    campaignId: null,
    ...own,
  };
}

/** A termination check with every date in March 2021. */
export function checkRow(caseId: string, own: Partial<Row<TerminationCheck>> = {}): Row<TerminationCheck> {
  return {
    caseId,
    noticeOn: '2021-03-02',
    propertyReportOrderedOn: '2021-03-02',
    consumptionLimitedOn: '2021-03-20',
    networkSearchedOn: '2021-03-05',
    fieldSearchedOn: '2021-03-25',
    debtorSoughtOn: '2021-03-28',
    ...own,
  };
}

/** A step of case c1 at 蕉城's court: the notice, due on 11 March 2021, not done. */
export function nodeRow(id: string, own: Partial<Row<CaseNode>> = {}): Row<CaseNode> {
  return {
    id,
    caseId: 'c1',
    courtCode: '闽0902',
    regionCode: '350902',
    node: 'NOTICE',
    dueOn: '2021-03-11',
    doneOn: null,
    doneLate: null,
    ...own,
  };
}

/** The staff of a court in a year: three of forty enforce. */
export function staffRow(courtCode: string, year: number, own: Partial<Row<CourtStaff>> = {}): Row<CourtStaff> {
  return {
    id: `${courtCode}-${year}`,
    courtCode,
    regionCode: '350902',
    year,
    officers: 3,
    judges: 1,
    clerks: 1,
    totalStaff: 40,
    joined: 0,
    departed: 0,
    severalPosts: 0,
    courtJudges: 15,
    judgesWithEnforcementYear: 3,
    fireFloodDutyDays: 0,
    ...own,
  };
}

/** A judgment of 8,000 yuan against an agency, in force since 10 January 2021, due on the 20th, not performed. */
export function judgmentRow(id: string, own: Partial<Row<Judgment>> = {}): Row<Judgment> {
  return {
    id,
    instrumentNumber: `（2020）闽0902民初${id.replace(/\D/g, '') || '1'}号`,
    courtCode: '闽0902',
    regionCode: '350902',
    instance: 'FIRST',
    crossRegion: false,
    seriesId: null,
    effectiveOn: '2021-01-10',
    ordered: '被告于判决生效之日起10日内支付原告8000.00元。',
    kind: 'MONEY',
    amount: '8000.00',
    performanceDueOn: '2021-01-20',
    orderConcrete: true,
    orderHasTerm: true,
    defendantAgencyId: 'agency1',
    performedOn: null,
    enforcementCaseId: null,
    conductProgress: null,
    conductNote: null,
    explainedOn: null,
    ...own,
  };
}

/** A person who won a judgment. */
export function plaintiffRow(id: string, judgmentId: string, own: Partial<Row<Plaintiff>> = {}): Row<Plaintiff> {
  return {
    id,
    judgmentId,
    kind: 'PERSON',
    name: '林样例',
    // The example of an identity number in GB 11643.
    idNumber: '11010519491231002X',
    creditCode: null,
    ...own,
  };
}

/** A basic court. */
export function courtRow(code: string, regionCode: string, own: Partial<Row<Court>> = {}): Row<Court> {
  return { code, name: `${code}法院`, pinyinInitials: null, level: 'BASIC', regionCode, parentCode: null, ...own };
}

/** A person who is the debtor of a case, without any identifier. */
export function partyRow(id: string, caseId: string, own: Partial<Row<Party>> = {}): Row<Party> {
  return {
    id,
    caseId,
    role: 'DEBTOR',
    kind: 'PERSON',
    name: '林样例',
    idNumber: null,
    creditCode: null,
    phone: null,
    address: null,
    minor: false,
    agencyId: null,
    organisationCode: organisationCodeOf(own.creditCode ?? null),
    ...own,
  };
}

/** A campaign of a hundred days from 1 June 2021. */
export function campaignRow(id: string, own: Partial<Row<Campaign>> = {}): Row<Campaign> {
  return {
    id,
    name: '百日会战',
    regionCode: '350900',
    fromDate: '2021-06-01',
    toDate: '2021-09-09',
    sessions: 12,
    casesTakenUp: 100,
    casesConcluded: 60,
    casesTerminatedCompliant: 20,
    progressBefore: null,
    atDawn: false,
    atMidnight: false,
    atWeekends: false,
    deputiesWatched: false,
    circularFrequency: null,
    inspectionGroups: null,
    inspectors: null,
    presidentsLeading: null,
    ...own,
  };
}

/** A petition about case c1, received on 1 May 2021, not answered. */
export function petitionRow(id: string, own: Partial<Row<Petition>> = {}): Row<Petition> {
  return {
    id,
    caseId: 'c1',
    courtCode: '闽0902',
    regionCode: '350902',
    filedOn: '2021-05-01',
    ground: '消极执行',
    founded: null,
    answeredOn: null,
    ...own,
  };
}
