import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import {
  BasisKind,
  CaseStatus,
  ConclusionMethod,
  CourtLeaderPost,
  CrossEnforcementKind,
  CrossEnforcementResult,
  QualityGrade,
  TimelineNode,
  TracingMeans,
} from './case-enums.ts';

@Entity({ tableName: 'enforcement_case' })
@ObjectType({ simpleResolvers: true, description: '执行案件 One numbered enforcement proceeding of a court.' })
@Directive('@key(fields: "id")')
export class EnforcementCase {
  @IdColumn('编号 Opaque id of the case.')
  id!: string;

  @ScalarColumn(CaseNumberScalar, '案号 Case number, e.g. （2021）闽09执123号.', { unique: true })
  caseNumber!: string;

  @EnumColumn(TypeCode, '类型代字 Kind of proceeding.')
  typeCode!: MemberOf<typeof TypeCode>;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @DateColumn('立案日期 Day of filing.')
  filedOn!: string;

  @TextColumn('承办人 Enforcement officer in charge.', { length: 40 })
  officerName!: string;

  @EnumColumn(BasisKind, '执行依据种类 Kind of the instrument that is enforced.')
  basisKind!: MemberOf<typeof BasisKind>;

  @TextColumn('执行依据文号 Number of the instrument that is enforced.', { length: 80 })
  basisNumber!: string;

  @KeyColumn({ nullable: true })
  judgmentId!: string | null;

  @TextColumn('案由 Cause of action.', { length: 80 })
  cause!: string;

  @DecimalColumn('申请标的 Amount claimed, yuan.')
  claimAmount!: string;

  @DecimalColumn('执行到位金额 Amount recovered so far, yuan.')
  recoveredAmount!: string;

  @EnumColumn(CaseStatus, '案件状态 Where the case stands.')
  status!: MemberOf<typeof CaseStatus>;

  @DateColumn(
    '法定期限届满日 Last day of the statutory period: six months from filing, less suspensions, plus extensions.',
  )
  dueOn!: string;

  @IntColumn('延长天数 Days by which the president of the court extended the period.')
  extensionDays!: number;

  @DateColumn('结案日期 Day of conclusion; null while the case is under way.', { nullable: true })
  concludedOn!: string | null;

  @BooleanColumn('超期结案 Whether it was concluded after the statutory period; null while it is under way.', {
    nullable: true,
  })
  concludedLate!: boolean | null;

  @EnumColumn(ConclusionMethod, '结案方式 How it was concluded; null while it is under way.', { nullable: true })
  conclusionMethod!: MemberOf<typeof ConclusionMethod> | null;

  @BooleanColumn('和解已履行 Whether the settlement that concluded the case has been performed.')
  settlementPerformed!: boolean;

  @BooleanColumn(
    '有财产可供执行 Whether property was found; null where no search belongs to the case or none was made.',
    {
      nullable: true,
    },
  )
  propertyFound!: boolean | null;

  @BooleanColumn('执行不能（失能） Whether the debtor was found unable to pay; a debtor unable to pay is never listed.')
  inabilityFound!: boolean;

  @TextColumn('执行不能原因 Why the debtor is unable to pay; null where no inability was found.', { nullable: true })
  inabilityGround!: string | null;

  @DateColumn('保全日期 Day on which property was preserved before enforcement; null if none was.', { nullable: true })
  preservedOn!: string | null;

  @DateColumn('保全指引日期 Day on which the applicant was told how to have property preserved; null if not.', {
    nullable: true,
  })
  preservationGuidedOn!: string | null;

  @EnumColumn(CrossEnforcementKind, '交叉执行方式 How the case came from another court; null if it did not.', {
    nullable: true,
  })
  crossEnforcementKind!: MemberOf<typeof CrossEnforcementKind> | null;

  @KeyColumn({ nullable: true, indexed: false })
  originCourtCode!: string | null;

  @DateColumn('交叉执行日期 Day from which this court enforces in place of the court of origin; null if it does not.', {
    nullable: true,
  })
  crossEnforcedOn!: string | null;

  @EnumColumn(CrossEnforcementResult, '交叉执行成效 What it has brought; null where there is no cross enforcement.', {
    nullable: true,
  })
  crossEnforcementResult!: MemberOf<typeof CrossEnforcementResult> | null;

  @DecimalColumn('交叉执行到位金额 Amount recovered since then, yuan; null where there is no cross enforcement.', {
    nullable: true,
  })
  crossRecoveredAmount!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  assistingCourtCode!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  jointSettlementId!: string | null;

  @KeyColumn({ nullable: true })
  resumedFromId!: string | null;

  @DateColumn('恢复执行日期 Day on which a terminated procedure was resumed by another case; null if it was not.', {
    nullable: true,
  })
  resumedOn!: string | null;

  @DateColumn('终本后最近查询日期 Day of the last search for property after termination; null where there was none.', {
    nullable: true,
  })
  lastSearchedOn!: string | null;

  @DateColumn(
    '终本后下次查询日期 Day by which a terminated case must be searched again: every six months for five years ' +
      '(终本规定, 2016, art. 9); null where it was resumed, the five years are over, or it was not terminated.',
    { nullable: true },
  )
  nextReviewDueOn!: string | null;

  @DateColumn('移送破产审查日期 Day on which the case was passed on for bankruptcy (执转破); null if it was not.', {
    nullable: true,
  })
  bankruptcyTransferredOn!: string | null;

  @DateColumn('破产受理日期 Day on which the bankruptcy court accepted it; null if it has not.', { nullable: true })
  bankruptcyAcceptedOn!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  bankruptcyCourtCode!: string | null;

  @EnumColumn(TimelineNode, '下一节点 The next step to be done; null while it is suspended and after conclusion.', {
    nullable: true,
  })
  nextNode!: MemberOf<typeof TimelineNode> | null;

  @DateColumn('下一节点应完成日期 Day by which the next step is due; null where no rule sets one or there is none.', {
    nullable: true,
  })
  nextNodeDueOn!: string | null;

  @IntColumn('节点最长超期天数 By how many days the latest of its finished steps was late; 0 where none was.')
  nodeLateDays!: number;

  @EnumColumn(CourtLeaderPost, '包案领导职务 Which leader of the court leads the case; null if none does.', {
    nullable: true,
  })
  leaderPost!: MemberOf<typeof CourtLeaderPost> | null;

  @BooleanColumn('申请人提供财产线索 Whether the applicant gave clues to property; null where none was asked.', {
    nullable: true,
  })
  cluesGiven!: boolean | null;

  @DateColumn('查找到被执行人日期 Day on which a debtor who hid was traced; null where none was.', { nullable: true })
  debtorTracedOn!: string | null;

  @EnumColumn(TracingMeans, '查人途径 By what the debtor was traced; null where none was.', { nullable: true })
  debtorTracedBy!: MemberOf<typeof TracingMeans> | null;

  @BooleanColumn('含行为义务 Whether conduct is enforced too: handing over, moving out, destroying, registering.')
  conductOrdered!: boolean;

  @DecimalColumn('迟延履行利息 Interest for delay that was paid beside the claim, yuan; null where none was.', {
    nullable: true,
  })
  delayInterest!: string | null;

  @DateColumn('质量评查日期 Day on which its handling was reviewed for quality; null if it was not.', {
    nullable: true,
  })
  qualityReviewedOn!: string | null;

  @EnumColumn(QualityGrade, '案件质量评查结果 What the review found; null where there was none.', { nullable: true })
  qualityGrade!: MemberOf<typeof QualityGrade> | null;

  @EnumColumn(PartyKind, '被执行人类型 What the first debtor is in law.')
  debtorKind!: MemberOf<typeof PartyKind>;

  @KeyColumn({ nullable: true, indexed: false })
  debtorAgencyId!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  campaignId!: string | null;
}
