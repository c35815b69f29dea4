import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { MeetingKind } from '../meeting/meeting.entity.ts';

@Entity({ tableName: 'attendance' })
@ObjectType({
  simpleResolvers: true,
  description: '参会记录 That a unit was called to a meeting, and whether it came.',
})
@Directive('@key(fields: "id")')
export class Attendance {
  @IdColumn('编号 Opaque id of the record.')
  id!: string;

  @KeyColumn()
  meetingId!: string;

  @KeyColumn({ indexed: false })
  conferenceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit was called.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @EnumColumn(MeetingKind, '会议类型 What kind of meeting it was called to.')
  meetingKind!: MemberOf<typeof MeetingKind>;

  @DateColumn('召开日期 Day of the meeting.')
  heldOn!: string;

  @BooleanColumn('到会 Whether the unit came.')
  attended!: boolean;

  @BooleanColumn('主要负责人到会 Whether its chief came in person.')
  chiefCame!: boolean;

  @TextColumn('缺席原因 Why the unit did not come; null where it came or gave no reason.', { nullable: true })
  absenceReason!: string | null;
}
