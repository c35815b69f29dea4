import { Entity } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import {
  DateColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  ScalarColumn,
  StoredEnumColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { AgencyKind, PartyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const AdviceKind = labelledEnum('AdviceKind', '建议类型 Who gives advice.', {
  JUDICIAL: '司法建议 A court (民事诉讼法 art. 117 for units that do not assist).',
  PROCURATORIAL: '检察建议 A procuratorate (人民检察院检察建议工作规定).',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const AdviceMatter = labelledEnum('AdviceMatter', '建议事由 What advice is about.', {
  NOT_ASSISTING: '不协助执行 A unit does not assist.',
  AGENCY_NOT_PERFORMING: '机关不履行 An agency does not perform what it owes.',
  PUBLIC_OFFICIAL: '公职人员不履行 A public official, or a party member, does not perform.',
  REFUSAL_CRIME: '拒执犯罪线索 What points to a crime of refusal is not followed.',
  ENFORCEMENT_CONDUCT: '执行活动监督 How a court enforces.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const AdviceOutcome = labelledEnum('AdviceOutcome', '采纳情况 What a recipient made of advice.', {
  ADOPTED: '已采纳 It did what was advised.',
  PARTLY: '部分采纳 It did part of it.',
  NOT_ADOPTED: '未采纳 It did not, and said why.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'advice_letter' })
@ObjectType({
  simpleResolvers: true,
  description:
    '司法建议、检察建议 Advice of a court or a procuratorate about enforcement: to whom, about what, and what was done.',
})
@Directive('@key(fields: "id")')
export class AdviceLetter {
  @IdColumn('编号 Opaque id of the letter.')
  id!: string;

  @EnumColumn(AdviceKind, '建议类型 Judicial or procuratorial.')
  kind!: MemberOf<typeof AdviceKind>;

  @ScalarColumn(GraphQLString, '文号 Document number of the letter.', { unique: true })
  documentNumber!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  /** The issuer of procuratorial advice; null for judicial advice. */
  @KeyColumn({ nullable: true, indexed: false })
  procuratorateId!: string | null;

  /** The unit it was sent to; null where it was sent to the court. */
  @KeyColumn({ nullable: true, indexed: false })
  agencyId!: string | null;

  @EnumColumn(AgencyKind, '受文单位类型 What kind of unit it was sent to; null for a court.', { nullable: true })
  agencyKind!: MemberOf<typeof AgencyKind> | null;

  /** The case that it is about; null where it is about none in particular. */
  @KeyColumn({ nullable: true })
  caseId!: string | null;

  /** The agency that owes in that case, where the debtor is one: its own superiors may know the case. */
  @KeyColumn({ nullable: true, indexed: false })
  debtorAgencyId!: string | null;

  /** What the debtor of that case is; null where it is about no case. */
  @StoredEnumColumn(PartyKind, { nullable: true })
  debtorKind!: MemberOf<typeof PartyKind> | null;

  @EnumColumn(AdviceMatter, '建议事由 What it is about.')
  matter!: MemberOf<typeof AdviceMatter>;

  @TextColumn('建议内容 What it advises; it names no private party.', { length: 500 })
  content!: string;

  @DateColumn('发出日期 Day of issue.')
  issuedOn!: string;

  @DateColumn('答复期限 Last day for the answer.')
  answerDueOn!: string;

  @DateColumn('答复日期 Day of the answer; null while there is none.', { nullable: true })
  answeredOn!: string | null;

  @EnumColumn(AdviceOutcome, '采纳情况 What the recipient made of it; null while there is no answer.', {
    nullable: true,
  })
  outcome!: MemberOf<typeof AdviceOutcome> | null;

  @TextColumn('整改情况 What was done, in the words of the answer; it names no private party.', {
    nullable: true,
    length: 500,
  })
  measures!: string | null;
}
