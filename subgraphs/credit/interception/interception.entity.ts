import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import {
  DateTimeColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  StoredEnumColumn,
} from '../../shared/schema/column.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const InterceptionKind = labelledEnum('InterceptionKind', '拦截事项 What a member unit stopped.', {
  LOAN: '贷款 A loan or credit.',
  TENDER: '招标投标 Taking part in a tender or public procurement.',
  APPROVAL: '行政审批 An approval or licence.',
  HONOUR: '评优评先 An honour or title.',
  SUBSIDY: '财政补贴 A subsidy or public fund.',
  OFFICE: '任职资格 Holding an office, or being chief of a company.',
  STAR_HOTEL: '星级酒店 A stay in a star hotel.',
  PRIVATE_SCHOOL: '高收费私立学校 A place at a private school with high fees.',
  TRAVEL: '机票、高铁票 A ticket for a plane or a G train.',
  REAL_ESTATE: '购置不动产 Buying or building property.',
  VEHICLE: '购置车辆 Buying a vehicle that a business does not need.',
  INSURANCE: '高额保险理财 Insurance or wealth products with high premiums.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const InterceptionPlatform = labelledEnum(
  'InterceptionPlatform',
  '拦截平台 The system in which the list is embedded and that compared the applicant.',
  {
    OWN: '单位业务系统 The business system of the unit itself.',
    APPROVAL: '行政审批系统 The platform of administrative approval.',
    GRID: '网格化管理平台 The platform of the neighbourhood grids.',
    TRADING: '公共资源交易平台 The platform on which public resources are traded.',
    CREDIT: '公共信用信息平台 The shared platform of public credit information.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

@Entity({ tableName: 'interception' })
@ObjectType({
  simpleResolvers: true,
  description:
    '自动拦截 A member unit compared an applicant with the list, in its own system, and stopped what was applied for.',
})
@Directive('@key(fields: "id")')
export class Interception extends CaseBound {
  @IdColumn('编号 Opaque id of the interception.')
  id!: string;

  @KeyColumn()
  listingId!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  /** What the listed one is whose application was stopped; null where the office does not record it. */
  @StoredEnumColumn(PartyKind, { nullable: true })
  subjectKind!: MemberOf<typeof PartyKind> | null;

  @EnumColumn(InterceptionKind, '拦截事项 What was stopped.')
  kind!: MemberOf<typeof InterceptionKind>;

  @EnumColumn(InterceptionPlatform, '拦截平台 In which system the list is embedded.')
  platform!: MemberOf<typeof InterceptionPlatform>;

  @DateTimeColumn('拦截时间 Moment of the comparison.')
  occurredAt!: string;

  @DecimalColumn('涉及金额 Amount of what was stopped, yuan; null where it has none.', { nullable: true })
  amount!: string | null;
}
