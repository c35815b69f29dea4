import { Entity, Index, PrimaryKey } from '@mikro-orm/decorators/legacy';
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
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CooperationField = labelledEnum('CooperationField', '协作领域 What a court and a unit work together on.', {
  PROPERTY_INQUIRY: '财产查询 Answering where property is.',
  FREEZE_AND_TRANSFER: '冻结扣划 Freezing and transferring money.',
  REAL_ESTATE_REGISTRATION: '不动产登记 Sealing and transferring real estate at the registry.',
  VEHICLE_CONTROL: '车辆查控 Finding and holding vehicles.',
  PERSON_LOCATION: '查找人员 Finding people who hide.',
  GRID_ASSISTANCE: '网格协助 Help of grid workers in serving, finding and urging.',
  JOINT_DISCIPLINE: '联合惩戒 Barring the dishonest from loans, tenders, honours and the like.',
  REFUSAL_CRIME: '打击拒执犯罪 Prosecuting refusal to perform.',
  INFORMATION_SHARING: '信息共享 Sharing data over a common line.',
  AGENCY_PERFORMANCE: '督促机关履行 Getting agencies to perform what they owe.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const AgreementForm = labelledEnum('AgreementForm', '协议形式 In what form a court and a unit agree.', {
  AGREEMENT: '协作协议 An agreement.',
  MEMORANDUM: '合作备忘录 A memorandum.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'cooperation_agreement' })
@ObjectType({
  simpleResolvers: true,
  description: '协作协议 An agreement of a court and a unit to work together on enforcement.',
})
@Directive('@key(fields: "id")')
export class CooperationAgreement {
  @IdColumn('编号 Opaque id of the agreement.')
  id!: string;

  @ScalarColumn(GraphQLString, '文号 Document number of the agreement.', { unique: true })
  documentNumber!: string;

  @TextColumn('名称 Title.')
  title!: string;

  @EnumColumn(AgreementForm, '协议形式 Whether it is an agreement or a memorandum.')
  form!: MemberOf<typeof AgreementForm>;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit signed.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @DateColumn('签订日期 Day of signing.')
  signedOn!: string;

  @DateColumn('生效日期 First day on which it holds.')
  fromDate!: string;

  @DateColumn('终止日期 First day on which it no longer holds; null where it has no end.', { nullable: true })
  toDate!: string | null;
}

/** One field of an agreement; shown in the agreement's `fields`. */
@Entity({ tableName: 'agreement_field' })
export class AgreementField {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  agreementId!: string;

  @Index()
  @StoredEnumColumn(CooperationField)
  field!: MemberOf<typeof CooperationField>;
}
