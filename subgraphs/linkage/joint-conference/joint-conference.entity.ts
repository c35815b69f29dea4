import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const ConvenerKind = labelledEnum('ConvenerKind', '召集机关类型 Who convenes a joint conference.', {
  PARTY_COMMITTEE: '党委 The party committee of the region.',
  POLITICAL_LEGAL_COMMITTEE: '政法委 The political-legal committee of the region.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'joint_conference' })
@ObjectType({
  simpleResolvers: true,
  description: '执行工作联席会议 The standing joint conference by which the units of a region link up with its courts.',
})
@Directive('@key(fields: "id")')
export class JointConference {
  @IdColumn('编号 Opaque id of the joint conference.')
  id!: string;

  @TextColumn('名称 Full name.', { length: 120 })
  name!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(ConvenerKind, '召集机关类型 Whether the party committee or the political-legal committee convenes it.')
  convenerKind!: MemberOf<typeof ConvenerKind>;

  @KeyColumn({ indexed: false })
  convenerAgencyId!: string;

  /** The court whose command centre keeps the conference's office; null where no court does. */
  @KeyColumn({ nullable: true, indexed: false })
  officeCourtCode!: string | null;

  @DateColumn('设立日期 Day on which it was set up.')
  establishedOn!: string;
}
