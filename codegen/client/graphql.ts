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

export type GanziByYearQueryVariables = Exact<{ [key: string]: never; }>;


export type GanziByYearQuery = { caseStatistics: Array<{ total: number, carriedOver: number, newCases: number, concluded: number }> };

export type CasesWithEverythingQueryVariables = Exact<{
  first: number;
}>;


export type CasesWithEverythingQuery = { enforcementCases: { edges: Array<{ node: { caseNumber: string, court: { name: string } | null, parties: Array<{ maskedName: string }>, assets: Array<{ kind: AssetKind }> | null, dishonestListings: Array<{ ground: DishonestGround }> | null, supervisionLedger: { id: string } | null, meetings: Array<{ heldOn: string }> | null } }> } };

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