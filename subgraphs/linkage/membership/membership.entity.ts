import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const MembershipRole = labelledEnum('MembershipRole', '成员身份 What a unit is in a joint conference.', {
  CONVENER: '召集单位 It convenes the conference.',
  MEMBER: '成员单位 It is a member.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'membership' })
@ObjectType({ simpleResolvers: true, description: "成员单位资格 A unit's membership of a joint conference." })
@Directive('@key(fields: "id")')
export class Membership {
  @IdColumn('编号 Opaque id of the membership.')
  id!: string;

  @KeyColumn({ indexed: false })
  conferenceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @EnumColumn(MembershipRole, '成员身份 Whether it convenes the conference or is a member.')
  role!: MemberOf<typeof MembershipRole>;

  @TextColumn('职责分工 What the unit has undertaken to do for enforcement.')
  duty!: string;

  @DateColumn('加入日期 First day of membership.')
  joinedOn!: string;

  @DateColumn('退出日期 First day on which it was no longer a member; null while it is.', { nullable: true })
  leftOn!: string | null;
}
