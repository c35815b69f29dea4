/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** 访问者类别 The kinds of viewer. */
export type Audience =
  /** 数据分析 The audience `analyst` of a token. */
  | 'ANALYST'
  /** 考评办 The audience `assessment` of a token. */
  | 'ASSESSMENT'
  /** 审计 The audience `auditor` of a token. */
  | 'AUDITOR'
  /** 政法委 The audience `committee` of a token. */
  | 'COMMITTEE'
  /** 法院 The audience `court` of a token. */
  | 'COURT'
  /** 成员单位 The audience `member` of a token. */
  | 'MEMBER'
  /** 公众 The audience `public` of a token. */
  | 'PUBLIC';

/** 天数区间 A range of days, both ends included; an end left out is open. */
export type DayRange = {
  /** 上限 At most this many. */
  max?: number | null | undefined;
  /** 下限 At least this many. */
  min?: number | null | undefined;
};

/** 金额区间 A range of amounts, both ends included; an end left out is open. */
export type DecimalRange = {
  /** 上限 At most this much. */
  max?: string | null | undefined;
  /** 下限 At least this much. */
  min?: string | null | undefined;
};

/** 案由 The cause of action behind a duty of an agency. */
export type DutyCause =
  /** 行政行为 An administrative act or its omission. */
  | 'ADMINISTRATIVE_ACT'
  /** 建设工程施工合同纠纷 A contract for construction. */
  | 'CONSTRUCTION'
  /** 政府信息公开 Disclosure of government information. */
  | 'DISCLOSURE'
  /** 房屋租赁合同纠纷 A lease of a house. */
  | 'HOUSE_LEASE'
  /** 劳动争议 A labour dispute. */
  | 'LABOUR'
  /** 土地租赁合同纠纷 A lease of land. */
  | 'LAND_LEASE'
  /** 借款合同纠纷 A contract of loan. */
  | 'LOAN'
  /** 其他案由 Another cause. */
  | 'OTHER'
  /** 房屋拆迁安置补偿合同纠纷 A contract on resettlement and compensation for a demolished house. */
  | 'RESETTLEMENT'
  /** 买卖合同纠纷 A contract of sale. */
  | 'SALE'
  /** 服务合同纠纷 A contract for services. */
  | 'SERVICE'
  /** 行政赔偿 Compensation for an unlawful administrative act. */
  | 'STATE_COMPENSATION';

/** 流程节点 A point of a supervision ledger at which somebody must act: the five steps and two standards (5+2), and performance. */
export type DutyNode =
  /** 立案提示 The agency is reminded when the suit is filed. */
  | 'FILING_REMINDER'
  /** 判项明确 The first standard: the order is concrete enough to be enforced. */
  | 'ORDER_CONCRETE'
  /** 履行 The agency itself performs. */
  | 'PERFORMANCE'
  /** 执后惩戒 Enforcement has been filed, and measures are taken against the agency. */
  | 'POST_ENFORCEMENT_DISCIPLINE'
  /** 判后预警 The agency is warned of its term when the judgment is in effect. */
  | 'POST_JUDGMENT_WARNING'
  /** 执前督促 The agency is urged before enforcement is filed. */
  | 'PRE_ENFORCEMENT_URGING'
  /** 判前沟通 The court talks with the agency before it gives judgment. */
  | 'PRE_JUDGMENT_TALK'
  /** 履行期限明确 The second standard: the judgment sets a term of performance. */
  | 'TERM_SET';

/** 责任单位类别 What kind of office must act. */
export type DutyOfficeKind =
  /** 义务机关 The agency that owes the duty. */
  | 'AGENCY'
  /** 政法委 The political-legal committee. */
  | 'COMMITTEE'
  /** 法院 The court that tries or enforces. */
  | 'COURT';

/** 督促结果 How the duty of a supervision ledger ended. */
export type LedgerResult =
  /** 程序终结 Ended without performance: withdrawn, rejected or terminated for good. */
  | 'DISCHARGED'
  /** 强制执行到位 Performed by force. */
  | 'ENFORCED'
  /** 其他 Anything else; the field of the label has the office’s own term. */
  | 'OTHER'
  /** 执行中自动履行 Performed after enforcement was filed, without being forced. */
  | 'PERFORMED_AFTER_FILING'
  /** 按期履行 Performed within the term, without enforcement being filed. */
  | 'PERFORMED_IN_TIME'
  /** 逾期履行 Performed after the term, without enforcement being filed. */
  | 'PERFORMED_LATE'
  /** 和解履行 Settled, and the settlement performed. */
  | 'SETTLED';

/** 台账状态 Whether a supervision ledger is still followed. */
export type LedgerState =
  /** 已销号 The duty has been met or has ended. */
  | 'CLOSED'
  /** 在督 The duty has not been met, and the agency is being urged. */
  | 'OPEN';

/** 未履行原因 Why an agency has not performed. */
export type NonPerformanceReason =
  /** 有争议 It disputes what it owes. */
  | 'DISPUTED'
  /** 未列预算 Its budget has no money for the judgment. */
  | 'NO_BUDGET'
  /** 其他原因 Another reason. */
  | 'OTHER'
  /** 待办手续 It waits for a procedure, such as an approval or a registration. */
  | 'PROCEDURE';

/** 判项类别 What kind of duty was ordered of an agency. */
export type OrderedDuty =
  /** 作出处理 To decide on an application. */
  | 'DECIDE'
  /** 公开政府信息 To disclose government information. */
  | 'DISCLOSE'
  /** 其他 Anything else; the field of the label has the office’s own term. */
  | 'OTHER'
  /** 其他行为 Another act. */
  | 'OTHER_ACT'
  /** 给付金钱 To pay money. */
  | 'PAY_MONEY'
  /** 协助办理权属登记 To help to register title to property. */
  | 'REGISTER_TITLE'
  /** 恢复原状并返还 To restore land or a thing and give it back. */
  | 'RESTORE';

/** 督促履行台账筛选 Which SupervisionLedger records to list; all conditions given must hold. */
export type SupervisionLedgerFilter = {
  /** 机关单位 Owed by the agency of this id. */
  agency?: string | null | undefined;
  /** 机关责任部门 For which a department of exactly this name answers at the agency. */
  agencyDepartment?: string | null | undefined;
  /** 单位所属区划 Owed by agencies of this region or below it. */
  agencyRegion?: string | null | undefined;
  /** 应履行金额 Amount owed, yuan. */
  amountOwed?: DecimalRange | null | undefined;
  /** 案由 With one of these causes of action. */
  cause?: Array<DutyCause> | null | undefined;
  /** 销号期间 Closed in this period. */
  closed?: string | null | undefined;
  /** 法院 Of this court and the courts below it. */
  court?: string | null | undefined;
  /** 进入执行 Whether enforcement was filed. */
  enteredEnforcement?: boolean | null | undefined;
  /** 下一步责任部门 At which a department of exactly this name must act next. */
  nextDepartment?: string | null | undefined;
  /** 下一环节应办期间 Whose next node is due in this period. */
  nextDue?: string | null | undefined;
  /** 下一步责任单位 At which the office of exactly this name must act next. */
  nextOffice?: string | null | undefined;
  /** 下一步责任单位类别 At which an office of one of these kinds must act next. */
  nextOfficeKind?: Array<DutyOfficeKind> | null | undefined;
  /** 下一环节超期 Whether the next node is past its due day. */
  nextOverdue?: boolean | null | undefined;
  /** 下一环节 Whose next node is one of these. */
  nextStep?: Array<DutyNode> | null | undefined;
  /** 未履行原因 Unperformed for one of these reasons. */
  nonPerformanceReason?: Array<NonPerformanceReason> | null | undefined;
  /** 建账期间 Opened in this period. */
  opened?: string | null | undefined;
  /** 判项明确 Whether the order is concrete. */
  orderConcrete?: boolean | null | undefined;
  /** 履行期限明确 Whether the order sets a term. */
  orderHasTerm?: boolean | null | undefined;
  /** 判项类别 With one of these kinds of duty. */
  orderedDuty?: Array<OrderedDuty> | null | undefined;
  /** 仅由外聘律师负责 Whether they were left to outside counsel alone. */
  outsideCounselOnly?: boolean | null | undefined;
  /** 逾期未履行 Whether they are unperformed and open though the term of performance is past. */
  overdue?: boolean | null | undefined;
  /** 逾期天数 With so many days overdue, as `overdueDays` of today counts them. */
  overdueDays?: DayRange | null | undefined;
  /** 履行期限届满期间 Whose term of performance ends in this period. */
  performanceDue?: string | null | undefined;
  /** 行政区划 Of courts in this region or below it. */
  region?: string | null | undefined;
  /** 督促结果 Ended in one of these ways. */
  result?: Array<LedgerResult> | null | undefined;
  /** 台账状态 In one of these states. */
  state?: Array<LedgerState> | null | undefined;
  /** 当前环节 Whose last step is one of these. */
  step?: Array<SupervisionStep> | null | undefined;
};

/** 督促环节 A step of the five by which an agency is brought to perform. */
export type SupervisionStep =
  /** 立案提示 The agency is reminded when the suit is filed. */
  | 'FILING_REMINDER'
  /** 执后惩戒 Enforcement has been filed, and measures are taken against the agency. */
  | 'POST_ENFORCEMENT_DISCIPLINE'
  /** 判后预警 The agency is warned of its term when the judgment is in effect. */
  | 'POST_JUDGMENT_WARNING'
  /** 执前督促 The agency is urged before enforcement is filed. */
  | 'PRE_ENFORCEMENT_URGING'
  /** 判前沟通 The court talks with the agency before it gives judgment. */
  | 'PRE_JUDGMENT_TALK';

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { audience: Audience, audienceLabel: string, subject: string | null, expiresAt: string | null, region: { code: string, name: string | null } | null } };

export type FilterLabelsQueryVariables = Exact<{ [key: string]: never; }>;


export type FilterLabelsQuery = { enumLabels: Array<{ name: string, members: Array<{ name: string, label: string }> }> };

export type OverdueLedgersQueryVariables = Exact<{
  filter: SupervisionLedgerFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type OverdueLedgersQuery = { supervisionLedgers: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, subjectNumber: string | null, causeLabel: string | null, amountOwed: string | null, performanceDueOn: string | null, overdueDays: number | null, nonPerformanceReasonLabel: string | null, agency: { id: string, name: string | null } | null, nextActor: { id: string, nodeLabel: string | null, dueOn: string | null, lateDays: number | null, officeKindLabel: string | null, office: string | null, department: string | null } | null } }> } | null };

export type LedgerRowFragment = { id: string, subjectNumber: string | null, causeLabel: string | null, amountOwed: string | null, performanceDueOn: string | null, overdueDays: number | null, nonPerformanceReasonLabel: string | null, agency: { id: string, name: string | null } | null, nextActor: { id: string, nodeLabel: string | null, dueOn: string | null, lateDays: number | null, officeKindLabel: string | null, office: string | null, department: string | null } | null };

export const LedgerRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisionLedger"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subjectNumber"}},{"kind":"Field","name":{"kind":"Name","value":"causeLabel"}},{"kind":"Field","name":{"kind":"Name","value":"amountOwed"}},{"kind":"Field","name":{"kind":"Name","value":"performanceDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"overdueDays"}},{"kind":"Field","name":{"kind":"Name","value":"nonPerformanceReasonLabel"}},{"kind":"Field","name":{"kind":"Name","value":"agency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextActor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nodeLabel"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"lateDays"}},{"kind":"Field","name":{"kind":"Name","value":"officeKindLabel"}},{"kind":"Field","name":{"kind":"Name","value":"office"}},{"kind":"Field","name":{"kind":"Name","value":"department"}}]}}]}}]} as unknown as DocumentNode<LedgerRowFragment, unknown>;
export const WhoAmIDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"audienceLabel"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;
export const FilterLabelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FilterLabels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enumLabels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"DutyNode","block":false},{"kind":"StringValue","value":"DutyOfficeKind","block":false}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<FilterLabelsQuery, FilterLabelsQueryVariables>;
export const OverdueLedgersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OverdueLedgers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisionLedgerFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supervisionLedgers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"OVERDUE_DAYS"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerRow"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisionLedger"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subjectNumber"}},{"kind":"Field","name":{"kind":"Name","value":"causeLabel"}},{"kind":"Field","name":{"kind":"Name","value":"amountOwed"}},{"kind":"Field","name":{"kind":"Name","value":"performanceDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"overdueDays"}},{"kind":"Field","name":{"kind":"Name","value":"nonPerformanceReasonLabel"}},{"kind":"Field","name":{"kind":"Name","value":"agency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextActor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nodeLabel"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"lateDays"}},{"kind":"Field","name":{"kind":"Name","value":"officeKindLabel"}},{"kind":"Field","name":{"kind":"Name","value":"office"}},{"kind":"Field","name":{"kind":"Name","value":"department"}}]}}]}}]} as unknown as DocumentNode<OverdueLedgersQuery, OverdueLedgersQueryVariables>;