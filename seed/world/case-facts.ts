/**
 * The facts of the sample world, independent of any office's table layout. Each subgraph's rows are derived from them,
 * so that five databases agree without knowing each other. Unions of strings equal the GraphQL enums. Dates are
 * 'YYYY-MM-DD' in Asia/Shanghai; amounts are yuan as decimal strings with two decimals.
 */
import type { AgencyFacts } from '../places/agencies.ts';

export type TypeCode = '执' | '执恢' | '执保' | '执异' | '执复' | '执监' | '执协' | '执他';
export type BasisKind = 'JUDGMENT' | 'RULING' | 'MEDIATION' | 'AWARD' | 'NOTARISED';
export type CaseStatus = 'OPEN' | 'SUSPENDED' | 'CONCLUDED';
export type ConclusionMethod =
  'VOLUNTARY' | 'FORCED' | 'SETTLED' | 'PROCEDURE_TERMINATED' | 'TERMINATED' | 'REFUSED' | 'REJECTED' | 'WITHDRAWN';
export type CrossEnforcementKind = 'ELEVATED' | 'DESIGNATED' | 'COORDINATED' | 'CONCENTRATED';
export type NodeKind =
  | 'FILED'
  | 'NOTICE'
  | 'PROPERTY_REPORT_ORDER'
  | 'NETWORK_INQUIRY'
  | 'FIELD_INQUIRY'
  | 'DISPOSAL'
  | 'PAYOUT'
  | 'CONCLUDED';
export type PartyRole = 'APPLICANT' | 'DEBTOR' | 'THIRD_PARTY' | 'GUARANTOR';
export type PartyKind = 'PERSON' | 'ENTERPRISE' | 'AGENCY';

/** A period in which the statutory period is suspended, half-open: `from` counts, `to` does not. */
export interface SuspensionFacts {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The dates that a procedure termination needs (终本, 2016). Compliant: all present, three months since filing. */
export interface TerminationFacts {
  readonly noticeOn: string | null;
  readonly propertyReportOrderedOn: string | null;
  readonly consumptionLimitedOn: string | null;
  readonly networkSearchedOn: string | null;
  readonly fieldSearchedOn: string | null;
  readonly debtorSoughtOn: string | null;
}

/** One step of the timeline; `dueOn` is null where no rule sets a deadline, `doneOn` where it has not happened. */
export interface NodeFacts {
  readonly node: NodeKind;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** Another court enforces; the case belongs to the enforcing court and names the court of origin. */
export interface CrossEnforcementFacts {
  readonly kind: CrossEnforcementKind;
  readonly originCourtCode: string;
  /** What came of it, where a source tells it. */
  readonly progress?: 'PROGRESSED' | 'SETTLED';
}

/** Who won a judgment, where a source tells it. */
export interface PlaintiffFacts {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly creditCode: string | null;
}

/** A side of one case. A person has an ID number, an enterprise or agency a credit code, never both. */
export interface PartyFacts {
  readonly id: string;
  readonly role: PartyRole;
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly creditCode: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly minor: boolean;
  /** Set where `kind` is AGENCY: an id of the agencies table. */
  readonly agencyId: string | null;
}

export interface CaseFacts {
  readonly id: string;
  readonly caseNumber: string;
  readonly typeCode: TypeCode;
  readonly courtCode: string;
  /** The court's own region, which is where the case is counted. */
  readonly regionCode: string;
  readonly filedOn: string;
  readonly officerName: string;
  readonly basisKind: BasisKind;
  readonly basisNumber: string;
  /** Set where the world has the judgment (every judgment against an agency). */
  readonly judgmentId: string | null;
  readonly cause: string;
  readonly claimAmount: string;
  readonly recoveredAmount: string;
  /** Six months from filing, moved by suspensions and extensions. */
  readonly dueOn: string;
  readonly suspensions: readonly SuspensionFacts[];
  readonly extensionDays: number;
  readonly status: CaseStatus;
  readonly concludedOn: string | null;
  readonly conclusionMethod: ConclusionMethod | null;
  /** Of SETTLED cases: the settlement has been performed, which is what counts as actual performance. */
  readonly settlementPerformed: boolean;
  /** Null where no search for property belongs to the case (objections, reviews) or none has been made. */
  readonly propertyFound: boolean | null;
  /** Why the debtor cannot pay (执行不能); such a debtor is never listed as dishonest. */
  readonly inabilityGround: string | null;
  readonly preservedOn: string | null;
  readonly crossEnforcement: CrossEnforcementFacts | null;
  readonly resumedFromId: string | null;
  readonly termination: TerminationFacts | null;
  readonly nodes: readonly NodeFacts[];
  readonly debtorKind: PartyKind;
  readonly debtorAgencyId: string | null;
  readonly parties: readonly PartyFacts[];
  readonly campaignId: string | null;
  /** What only some cases have; of ordinary cases it is drawn when the courts' rows are written. */
  readonly particulars?: CaseParticulars;
  /** Names of the stories that this case is part of, e.g. 'yacheng-township'; empty for ordinary cases. */
  readonly tags: readonly string[];
}

/** What a source tells of some cases; what is left out, the case does not have. */
export interface CaseParticulars {
  /** A court of another place that helps to enforce. */
  readonly assistingCourtCode?: string;
  /** The same for all cases that one settlement settled (一揽子化解). */
  readonly jointSettlement?: string;
  readonly leaderPost?: 'PRESIDENT' | 'VICE_PRESIDENT' | 'BUREAU_CHIEF';
  readonly cluesGiven?: boolean;
  readonly debtorTraced?: { readonly on: string; readonly by: TracingMeans };
  readonly conductOrdered?: boolean;
  /** Interest for delay paid beside the claim, yuan. */
  readonly delayInterest?: string;
  /** Passed on for bankruptcy (执转破), and to which court. */
  readonly bankruptcy?: {
    readonly transferredOn: string;
    readonly acceptedOn: string | null;
    readonly courtCode: string;
  };
  readonly preservationGuidedOn?: string;
  readonly qualityReview?: { readonly on: string; readonly grade: QualityGrade };
}

export type TracingMeans = 'TRACING_SYSTEM' | 'POLICE' | 'GRID_WORKER' | 'APPLICANT' | 'OFFICER';
export type QualityGrade = 'EXCELLENT' | 'QUALIFIED' | 'FLAWED' | 'UNQUALIFIED';

export interface JudgmentFacts {
  readonly id: string;
  readonly instrumentNumber: string;
  readonly courtCode: string;
  readonly regionCode: string;
  readonly effectiveOn: string;
  readonly ordered: string;
  readonly kind: 'MONEY' | 'CONDUCT';
  /** Null where conduct was ordered. */
  readonly amount: string | null;
  readonly performanceDueOn: string | null;
  readonly orderConcrete: boolean;
  readonly orderHasTerm: boolean;
  readonly defendantAgencyId: string | null;
  readonly performedOn: string | null;
  /** The case that enforces it; null where none does. */
  readonly enforcementCaseId: string | null;
  /** The instance that gave it, where a source tells it: first, final (终审) or retrial (再审). */
  readonly instance?: 'FIRST' | 'FINAL' | 'RETRIAL';
  readonly plaintiffs?: readonly PlaintiffFacts[];
  /** How far conduct has come that it orders beside or instead of money, and what was done, where a source tells it. */
  readonly conductProgress?: 'NOT_BEGUN' | 'UNDER_WAY' | 'DONE';
  readonly conductNote?: string;
}

/** The id of Gansu's campaign of 2018 (百日会战). */
export const GANSU_HUNDRED_DAYS = 'cagansu2018hundreddays';

/** A special operation (专项行动); its counts are reported by the court, not recounted from cases. */
export interface CampaignFacts {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly courtCodes: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  readonly casesTakenUp: number;
  readonly casesConcluded: number;
  readonly casesTerminatedCompliant: number;
  /** How it was carried out, where a source tells it. */
  readonly conduct?: CampaignConduct;
}

export interface CampaignConduct {
  /** Share of its cases that was done before it began. */
  readonly progressBefore?: string;
  readonly atDawn?: boolean;
  readonly atMidnight?: boolean;
  readonly atWeekends?: boolean;
  readonly deputiesWatched?: boolean;
  readonly circularFrequency?: 'WEEKLY' | 'HALF_MONTHLY' | 'MONTHLY';
  readonly inspectionGroups?: number;
  readonly inspectors?: number;
  readonly presidentsLeading?: number;
}

/** A complaint about enforcement (执行信访). */
export interface PetitionFacts {
  readonly id: string;
  readonly caseId: string;
  readonly courtCode: string;
  readonly regionCode: string;
  readonly filedOn: string;
  readonly ground: string;
  /** Null while it is examined. */
  readonly founded: boolean | null;
  readonly answeredOn: string | null;
}

export interface CourtStaffFacts {
  readonly courtCode: string;
  readonly year: number;
  readonly officers: number;
  readonly judges: number;
  readonly clerks: number;
  /** All staff of the court. */
  readonly totalStaff: number;
  /** Officers who joined and who left in the year. */
  readonly joined: number;
  readonly departed: number;
  /** Officers who hold other posts beside. */
  readonly severalPosts: number;
  /** Judges of the whole court, and those among them who have worked in enforcement for a year or longer. */
  readonly courtJudges: number;
  readonly judgesWithEnforcementYear: number;
  /** Person-days of duty against fires and floods; null where the court is not of an ethnic autonomous prefecture. */
  readonly fireFloodDutyDays: number | null;
}

/** A whole sample world. Every call generates the sequences again, in the same order and with the same bytes. */
export interface World {
  readonly set: 'default' | 'gansu' | 'load';
  readonly seed: number;
  /** The last day of the world: no later fact exists. */
  readonly asOf: string;
  cases(): Iterable<CaseFacts>;
  judgments(): Iterable<JudgmentFacts>;
  campaigns(): Iterable<CampaignFacts>;
  petitions(): Iterable<PetitionFacts>;
  courtStaff(): Iterable<CourtStaffFacts>;
  agencies(): readonly AgencyFacts[];
}

/** Whether a case enforces a claim: first enforcement or resumed; all other types have no claim. */
export function enforcesClaim({ typeCode }: Pick<CaseFacts, 'typeCode'>): boolean {
  return typeCode === '执' || typeCode === '执恢';
}

/** Whether the debtor performed: voluntarily, by force, or by a performed settlement. */
export function isPerformed(facts: Pick<CaseFacts, 'conclusionMethod' | 'settlementPerformed'>): boolean {
  const { conclusionMethod, settlementPerformed } = facts;
  return (
    conclusionMethod === 'VOLUNTARY' ||
    conclusionMethod === 'FORCED' ||
    (conclusionMethod === 'SETTLED' && settlementPerformed)
  );
}
