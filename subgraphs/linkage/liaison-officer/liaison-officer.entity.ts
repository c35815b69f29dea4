import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

@Entity({ tableName: 'liaison_officer' })
@ObjectType({
  simpleResolvers: true,
  description: '联络员 Who keeps in touch with the courts for a member unit, and from when to when.',
})
@Directive('@key(fields: "id")')
export class LiaisonOfficer {
  @IdColumn('编号 Opaque id of the record.')
  id!: string;

  @KeyColumn()
  membershipId!: string;

  @KeyColumn({ indexed: false })
  conferenceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @TextColumn('姓名 Name of the officer.', { length: 80 })
  name!: string;

  @TextColumn('职务 Post that the officer holds in the unit.', { length: 80 })
  post!: string;

  @TextColumn('联系电话 Telephone; null where none is recorded.', { nullable: true, length: 40 })
  phone!: string | null;

  @DateColumn('任职起始日期 First day as liaison officer.')
  fromDate!: string;

  @DateColumn('任职终止日期 First day on which no longer liaison officer; null while in office.', { nullable: true })
  toDate!: string | null;
}
