import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { BooleanColumn, DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { AssetKind } from '../asset/asset-kind.ts';

export const InquiryChannel = labelledEnum('InquiryChannel', '查询渠道 How a unit was asked.', {
  NETWORK: '网络查控 Over the network that joins courts and units.',
  COUNTER: '现场查询 By an officer at the counter.',
  LETTER: '发函查询 By a letter of assistance.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const InquiryOutcome = labelledEnum('InquiryOutcome', '反馈结果 What became of a request.', {
  PENDING: '待反馈 Not answered yet.',
  FOUND: '有财产 Answered: there is property.',
  NOTHING_FOUND: '无财产 Answered: there is none.',
  REFUSED: '拒绝协助 Assistance was refused; this is not counted as an answer.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'inquiry_request' })
@ObjectType({
  simpleResolvers: true,
  description: '协助查询请求 A request to a unit to tell what property a party has with it.',
})
@Directive('@key(fields: "id")')
export class InquiryRequest extends CaseBound {
  @IdColumn('编号 Opaque id of the request.')
  id!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '协助单位类型 What kind of unit was asked.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @KeyColumn({ nullable: true })
  subjectPartyId!: string | null;

  @EnumColumn(InquiryChannel, '查询渠道 How the unit was asked.')
  channel!: MemberOf<typeof InquiryChannel>;

  @EnumColumn(AssetKind, '查询财产种类 What kind of property was asked after.')
  assetKind!: MemberOf<typeof AssetKind>;

  @TextColumn('查询内容 What was asked, in the words of the request.')
  question!: string;

  @DateColumn('发出日期 Day on which the unit was asked.')
  sentOn!: string;

  @DateColumn('反馈期限 Last day for an answer in time.')
  dueOn!: string;

  @DateColumn('反馈日期 Day of the answer or of the refusal; null while there is neither.', { nullable: true })
  answeredOn!: string | null;

  @BooleanColumn('超期反馈 Whether it was answered after the day it was due; null while it is unanswered.', {
    nullable: true,
  })
  answeredLate!: boolean | null;

  @EnumColumn(InquiryOutcome, '反馈结果 What became of the request.')
  outcome!: MemberOf<typeof InquiryOutcome>;

  @BooleanColumn('反馈完整 Whether the answer told all that was asked; null while there is none, and of a refusal.', {
    nullable: true,
  })
  answerComplete!: boolean | null;

  @TextColumn('拒绝理由 The reason given for refusing; null where assistance was not refused.', { nullable: true })
  refusalReason!: string | null;
}
