import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  DateColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CircularOffice = labelledEnum('CircularOffice', '发送范围 Which offices a circular goes to.', {
  HIGHER_COURT: '上级法院 The court above.',
  PARTY_COMMITTEE: '党委 Leaders of the party committee.',
  CONGRESS: "人大 Leaders of the people's congress.",
  GOVERNMENT: '政府 Leaders of the government.',
  CONSULTATIVE_CONFERENCE: '政协 Leaders of the consultative conference.',
  DEPUTIES: "人大代表 Deputies of the people's congress.",
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'circular_distribution' })
@ObjectType({
  simpleResolvers: true,
  description: '通报发送范围 An office that a circular went to, beside the units that are its recipients.',
})
export class CircularDistribution {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  circularId!: string;

  @EnumColumn(CircularOffice, '发送对象 Which office.')
  office!: MemberOf<typeof CircularOffice>;

  @BooleanColumn('抄送 Whether it got a copy for information; else it was sent to it.')
  copy!: boolean;

  @BooleanColumn('含下级 Whether the same offices of every place below got it too.')
  withPlacesBelow!: boolean;

  @IntColumn('人数 How many people got it; null where that is not recorded.', { nullable: true })
  people!: number | null;
}

@Entity({ tableName: 'circular_unit_report' })
@ObjectType({
  simpleResolvers: true,
  description:
    '成员单位工作情况 What a circular tells of one member unit: whether it came to the meetings, and what it did.',
})
@Directive('@key(fields: "id")')
export class CircularUnitReport {
  @IdColumn('编号 Opaque id of the report.')
  id!: string;

  @KeyColumn()
  circularId!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @IntColumn('应参会次数 Meetings of the period to which it was called.')
  meetingsCalled!: number;

  @IntColumn('参会次数 Meetings of the period to which it came.')
  meetingsAttended!: number;

  @IntColumn('主要负责人参会次数 Meetings of the period to which its chief came in person.')
  chiefAttended!: number;

  @TextColumn('工作情况 What it did in the period.', { length: 500 })
  work!: string;

  @DateColumn('发文日期 Day of issue of the circular.')
  issuedOn!: string;
}
