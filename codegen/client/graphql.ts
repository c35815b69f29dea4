/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** 财产种类 Kind of property. */
export type AssetKind =
  /** 银行存款 Money in a bank account. */
  | 'BANK_ACCOUNT'
  /** 股权 A share in a company that is not traded. */
  | 'EQUITY'
  /** 住房公积金 Savings at a housing fund. */
  | 'HOUSING_FUND'
  /** 保险 The cash value of an insurance policy. */
  | 'INSURANCE'
  /** 其他财产 Any other property. */
  | 'OTHER'
  /** 网络支付账户 Money in an account of a payment institution, such as WeChat or Alipay. */
  | 'PAYMENT_ACCOUNT'
  /** 不动产 Land or a building. */
  | 'REAL_ESTATE'
  /** 到期债权 What a third person owes the debtor. */
  | 'RECEIVABLE'
  /** 证券 Shares, bonds or funds held at a depository. */
  | 'SECURITIES'
  /** 车辆 A motor vehicle. */
  | 'VEHICLE'
  /** 理财产品 A wealth product of a bank or trust. */
  | 'WEALTH_PRODUCT';

/** 失信情形 Statutory ground on which a debtor is listed as dishonest. */
export type DishonestGround =
  /** 有履行能力而拒不履行 Able to perform and refuses to; the listing lasts until the duty is performed. */
  | 'ABLE_BUT_REFUSES'
  /** 违反限制消费令 Consumes what an order forbids. */
  | 'BREAKS_CONSUMPTION_LIMIT'
  /** 违反财产报告制度 Does not report property, or reports it falsely. */
  | 'BREAKS_PROPERTY_REPORT'
  /** 无正当理由拒不履行执行和解协议 Does not keep a settlement, without good reason. */
  | 'BREAKS_SETTLEMENT'
  /** 以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行 Evades by sham suits or by hiding or moving property. */
  | 'EVADES'
  /** 以伪造证据、暴力、威胁等方法妨碍、抗拒执行 Obstructs by forged evidence, violence, threats or the like. */
  | 'OBSTRUCTS';

/** 诉讼地位 What a party is in the case. */
export type PartyRole =
  /** 申请执行人 Who asks for enforcement. */
  | 'APPLICANT'
  /** 被执行人 Who has to perform. */
  | 'DEBTOR'
  /** 担保人 Who stands for the debtor. */
  | 'GUARANTOR'
  /** 其他 Anything else; the field of the label has the office’s own term. */
  | 'OTHER'
  /** 第三人 Who has an interest of their own. */
  | 'THIRD_PARTY';

export type PublishedBesideComputedQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type PublishedBesideComputedQuery = { reportedFigures: { edges: Array<{ node: { name: string | null, value: string | null, source: { title: string | null, publisher: string | null } | null } }> }, caseStatistics: Array<{ concluded: number | null }> | null };

export type AllReportedFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type AllReportedFiguresQuery = { ofCases: { totalCount: number | null, edges: Array<{ node: { code: string, value: string | null, source: { title: string | null } | null } }> }, others: { totalCount: number | null, edges: Array<{ node: { code: string, value: string | null, source: { title: string | null } | null } }> } };

export type GanziByYearQueryVariables = Exact<{ [key: string]: never; }>;


export type GanziByYearQuery = { caseStatistics: Array<{ total: number | null, carriedOver: number | null, newCases: number | null, concluded: number | null }> | null };

export type CasesWithEverythingQueryVariables = Exact<{
  first: number;
}>;


export type CasesWithEverythingQuery = { enforcementCases: { edges: Array<{ node: { caseNumber: string | null, court: { name: string | null } | null, parties: Array<{ maskedName: string | null }> | null, assets: Array<{ kind: AssetKind | null }> | null, dishonestListings: Array<{ ground: DishonestGround | null }> | null, supervisionLedger: { id: string } | null, meetings: Array<{ heldOn: string | null }> | null } }> } | null };

export type AgencyCasesQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type AgencyCasesQuery = { caseStatistics: Array<{ newCases: number | null, judgments: number | null, judgmentsEnforced: number | null, withheld: boolean, withheldReason: string | null, yearOnYear: { newCases: string | null } }> | null };

export type AgencyFiledCasesQueryVariables = Exact<{
  debtor: string;
  filed?: string | null | undefined;
  filedBefore?: string | null | undefined;
}>;


export type AgencyFiledCasesQuery = { agencies: { edges: Array<{ node: { enforcementCases: { totalCount: number | null } | null, casesBefore: { totalCount: number | null } | null } }> } | null };

export type AgencyClaimsQueryVariables = Exact<{
  debtor: string;
  filed?: string | null | undefined;
}>;


export type AgencyClaimsQuery = { agencies: { edges: Array<{ node: { enforcementCases: { edges: Array<{ node: { claimAmount: string | null } }> } | null } }> } | null };

export type AgencyOrderedClaimsQueryVariables = Exact<{
  debtor: string;
  filed?: string | null | undefined;
}>;


export type AgencyOrderedClaimsQuery = { agencies: { edges: Array<{ node: { judgments: { edges: Array<{ node: { amount: string | null, ordered: string | null } }> } | null } }> } | null };

export type AgencyJudgmentsQueryVariables = Exact<{
  debtor: string;
  filed?: string | null | undefined;
}>;


export type AgencyJudgmentsQuery = { agencies: { edges: Array<{ node: { judgments: { edges: Array<{ node: { amount: string | null } }> } | null } }> } | null };

export type NingdeAgencyFineQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type NingdeAgencyFineQuery = { sanctions: { edges: Array<{ node: { amount: string | null, agency: { name: string | null } | null } }> } | null };

export type GansuCasesQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GansuCasesQuery = { caseStatistics: Array<{ total: number | null, concluded: number | null, conclusionRate: string | null, recoveredAmount: string | null, withProperty: number | null, withPropertyInTime: number | null, inTimeRateWithProperty: string | null, withheld: boolean, withheldReason: string | null }> | null };

export type GansuConvictionsQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GansuConvictionsQuery = { creditStatistics: Array<{ refusalConvictions: number | null, withheld: boolean, withheldReason: string | null }> | null };

export type GansuTerminationsQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GansuTerminationsQuery = { caseStatistics: Array<{ terminated: number | null, terminationComplianceRate: string | null, withheld: boolean, withheldReason: string | null }> | null };

export type GansuLinkageQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GansuLinkageQuery = { linkageStatistics: Array<{ memberUnits: number | null, meetings: number | null, withheld: boolean, withheldReason: string | null }> | null };

export type GansuAuctionsQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GansuAuctionsQuery = { assetStatistics: Array<{ auctionCases: number | null, auctionSuccessRate: string | null, dealAmount: string | null, premiumRate: string | null, withheld: boolean, withheldReason: string | null }> | null };

export type GanziAssistanceFineQueryVariables = Exact<{
  region: string;
}>;


export type GanziAssistanceFineQuery = { assistanceBreaches: { edges: Array<{ node: { fineAmount: string | null } }> } | null };

export type GanziCasesQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GanziCasesQuery = { caseStatistics: Array<{ period: string, total: number | null, newCases: number | null, carriedOver: number | null, concluded: number | null, withheld: boolean, withheldReason: string | null }> | null };

export type GanziAuctionsQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GanziAuctionsQuery = { assetStatistics: Array<{ auctionsHeld: number | null, auctionSuccessRate: string | null, withheld: boolean, withheldReason: string | null }> | null };

export type GanziDisciplineQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GanziDisciplineQuery = { creditStatistics: Array<{ detentionsAndFines: number | null, dishonestListings: number | null, consumptionRestrictions: number | null, withheld: boolean, withheldReason: string | null }> | null };

export type GanziLinkageQueryVariables = Exact<{
  region: string;
  period: string;
}>;


export type GanziLinkageQuery = { linkageStatistics: Array<{ agreements: number | null, witnessedSessions: number | null, meetings: number | null, withheld: boolean, withheldReason: string | null }> | null };

export type XiguRefundQueryVariables = Exact<{
  region: string;
  period: string;
  after?: string | null | undefined;
}>;


export type XiguRefundQuery = { payouts: { edges: Array<{ node: { amount: string | null, payee: { idNumber: string | null } | null, enforcementCase: { parties: Array<{ role: PartyRole | null, creditCode: string | null }> | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const PublishedBesideComputedDocument = new TypedDocumentString(`
    query PublishedBesideComputed($region: RegionCode!, $period: Period!) {
  reportedFigures(
    filter: {region: $region, period: $period, measure: "enforcement_cases_concluded"}
  ) {
    edges {
      node {
        name
        value
        source {
          title
          publisher
        }
      }
    }
  }
  caseStatistics(period: $period, filter: {region: $region}) {
    concluded
  }
}
    `) as unknown as TypedDocumentString<PublishedBesideComputedQuery, PublishedBesideComputedQueryVariables>;
export const AllReportedFiguresDocument = new TypedDocumentString(`
    query AllReportedFigures {
  ofCases: reportedFigures(first: 100, filter: {caseLevel: true}) {
    totalCount
    edges {
      node {
        code
        value
        source {
          title
        }
      }
    }
  }
  others: reportedFigures(first: 100, filter: {caseLevel: false}) {
    totalCount
    edges {
      node {
        code
        value
        source {
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllReportedFiguresQuery, AllReportedFiguresQueryVariables>;
export const GanziByYearDocument = new TypedDocumentString(`
    query GanziByYear {
  caseStatistics(
    period: "2019-01-01/2023-01-01"
    groupBy: [PERIOD]
    filter: {region: "513300"}
  ) {
    total
    carriedOver
    newCases
    concluded
  }
}
    `) as unknown as TypedDocumentString<GanziByYearQuery, GanziByYearQueryVariables>;
export const CasesWithEverythingDocument = new TypedDocumentString(`
    query CasesWithEverything($first: Int!) {
  enforcementCases(first: $first, orderBy: {field: FILED_ON, direction: ASC}) {
    edges {
      node {
        caseNumber
        court {
          name
        }
        parties {
          maskedName
        }
        assets {
          kind
        }
        dishonestListings {
          ground
        }
        supervisionLedger {
          id
        }
        meetings {
          heldOn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CasesWithEverythingQuery, CasesWithEverythingQueryVariables>;
export const AgencyCasesDocument = new TypedDocumentString(`
    query AgencyCases($region: RegionCode!, $period: Period!) {
  caseStatistics(period: $period, filter: {region: $region, debtorKind: [AGENCY]}) {
    newCases
    judgments
    judgmentsEnforced
    yearOnYear {
      newCases
    }
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<AgencyCasesQuery, AgencyCasesQueryVariables>;
export const AgencyFiledCasesDocument = new TypedDocumentString(`
    query AgencyFiledCases($debtor: String!, $filed: Period, $filedBefore: Period) {
  agencies(first: 2, filter: {name: $debtor}) {
    edges {
      node {
        enforcementCases(first: 1, filter: {filed: $filed}) {
          totalCount
        }
        casesBefore: enforcementCases(first: 1, filter: {filed: $filedBefore}) {
          totalCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgencyFiledCasesQuery, AgencyFiledCasesQueryVariables>;
export const AgencyClaimsDocument = new TypedDocumentString(`
    query AgencyClaims($debtor: String!, $filed: Period) {
  agencies(first: 2, filter: {name: $debtor}) {
    edges {
      node {
        enforcementCases(first: 100, filter: {filed: $filed}) {
          edges {
            node {
              claimAmount
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgencyClaimsQuery, AgencyClaimsQueryVariables>;
export const AgencyOrderedClaimsDocument = new TypedDocumentString(`
    query AgencyOrderedClaims($debtor: String!, $filed: Period) {
  agencies(first: 2, filter: {name: $debtor}) {
    edges {
      node {
        judgments(first: 100, filter: {effective: $filed}) {
          edges {
            node {
              amount
              ordered
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgencyOrderedClaimsQuery, AgencyOrderedClaimsQueryVariables>;
export const AgencyJudgmentsDocument = new TypedDocumentString(`
    query AgencyJudgments($debtor: String!, $filed: Period) {
  agencies(first: 2, filter: {name: $debtor}) {
    edges {
      node {
        judgments(first: 100, filter: {effective: $filed}) {
          edges {
            node {
              amount
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgencyJudgmentsQuery, AgencyJudgmentsQueryVariables>;
export const NingdeAgencyFineDocument = new TypedDocumentString(`
    query NingdeAgencyFine($region: RegionCode!, $period: Period!) {
  sanctions(
    first: 100
    filter: {region: $region, decided: $period, kind: [FINE], subjectKind: [AGENCY]}
  ) {
    edges {
      node {
        amount
        agency {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NingdeAgencyFineQuery, NingdeAgencyFineQueryVariables>;
export const GansuCasesDocument = new TypedDocumentString(`
    query GansuCases($region: RegionCode!, $period: Period!) {
  caseStatistics(period: $period, filter: {region: $region}) {
    total
    concluded
    conclusionRate
    recoveredAmount
    withProperty
    withPropertyInTime
    inTimeRateWithProperty
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GansuCasesQuery, GansuCasesQueryVariables>;
export const GansuConvictionsDocument = new TypedDocumentString(`
    query GansuConvictions($region: RegionCode!, $period: Period!) {
  creditStatistics(period: $period, filter: {region: $region}) {
    refusalConvictions
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GansuConvictionsQuery, GansuConvictionsQueryVariables>;
export const GansuTerminationsDocument = new TypedDocumentString(`
    query GansuTerminations($region: RegionCode!, $period: Period!) {
  caseStatistics(period: $period, filter: {region: $region}) {
    terminated
    terminationComplianceRate
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GansuTerminationsQuery, GansuTerminationsQueryVariables>;
export const GansuLinkageDocument = new TypedDocumentString(`
    query GansuLinkage($region: RegionCode!, $period: Period!) {
  linkageStatistics(period: $period, filter: {region: $region}) {
    memberUnits
    meetings
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GansuLinkageQuery, GansuLinkageQueryVariables>;
export const GansuAuctionsDocument = new TypedDocumentString(`
    query GansuAuctions($region: RegionCode!, $period: Period!) {
  assetStatistics(period: $period, filter: {region: $region}) {
    auctionCases
    auctionSuccessRate
    dealAmount
    premiumRate
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GansuAuctionsQuery, GansuAuctionsQueryVariables>;
export const GanziAssistanceFineDocument = new TypedDocumentString(`
    query GanziAssistanceFine($region: RegionCode!) {
  assistanceBreaches(
    first: 100
    filter: {region: $region, conduct: [PAID_OUT], isFined: true}
  ) {
    edges {
      node {
        fineAmount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GanziAssistanceFineQuery, GanziAssistanceFineQueryVariables>;
export const GanziCasesDocument = new TypedDocumentString(`
    query GanziCases($region: RegionCode!, $period: Period!) {
  caseStatistics(period: $period, groupBy: [PERIOD], filter: {region: $region}) {
    period
    total
    newCases
    carriedOver
    concluded
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GanziCasesQuery, GanziCasesQueryVariables>;
export const GanziAuctionsDocument = new TypedDocumentString(`
    query GanziAuctions($region: RegionCode!, $period: Period!) {
  assetStatistics(period: $period, filter: {region: $region}) {
    auctionsHeld
    auctionSuccessRate
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GanziAuctionsQuery, GanziAuctionsQueryVariables>;
export const GanziDisciplineDocument = new TypedDocumentString(`
    query GanziDiscipline($region: RegionCode!, $period: Period!) {
  creditStatistics(period: $period, filter: {region: $region}) {
    detentionsAndFines
    dishonestListings
    consumptionRestrictions
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GanziDisciplineQuery, GanziDisciplineQueryVariables>;
export const GanziLinkageDocument = new TypedDocumentString(`
    query GanziLinkage($region: RegionCode!, $period: Period!) {
  linkageStatistics(period: $period, filter: {region: $region}) {
    agreements
    witnessedSessions
    meetings
    withheld
    withheldReason
  }
}
    `) as unknown as TypedDocumentString<GanziLinkageQuery, GanziLinkageQueryVariables>;
export const XiguRefundDocument = new TypedDocumentString(`
    query XiguRefund($region: RegionCode!, $period: Period!, $after: String) {
  payouts(
    first: 100
    after: $after
    filter: {region: $region, paid: $period, form: [ON_SITE]}
  ) {
    edges {
      node {
        amount
        payee {
          idNumber
        }
        enforcementCase {
          parties {
            role
            creditCode
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<XiguRefundQuery, XiguRefundQueryVariables>;