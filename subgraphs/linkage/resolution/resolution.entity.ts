import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const ResolutionState = labelledEnum('ResolutionState', '办理状态 Where a resolution stands.', {
  OPEN: '办理中 It is still to be carried out.',
  DONE: '已办结 It has been carried out.',
  WITHDRAWN: '已撤销 The conference took it back.',
});

export const ResolutionStep = labelledEnum('ResolutionStep', '下一步 Whose turn it is with a resolution.', {
  CARRY_OUT: '责任单位办理 The unit that owns it is to do it by its last day.',
  SUPERINTEND: '召集单位督办 Its last day is past: the convener is to press the unit, at once.',
});

@Entity({ tableName: 'resolution' })
@ObjectType({
  simpleResolvers: true,
  description: '议定事项 What a meeting decided that one unit shall do, by when, and whether it did.',
})
@Directive('@key(fields: "id")')
export class Resolution {
  @IdColumn('编号 Opaque id of the resolution.')
  id!: string;

  @KeyColumn({ indexed: false })
  meetingId!: string;

  @KeyColumn({ indexed: false })
  conferenceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  ownerAgencyId!: string;

  @EnumColumn(AgencyKind, '责任单位类型 What kind of unit is to do it.')
  ownerKind!: MemberOf<typeof AgencyKind>;

  @TextColumn('内容 What is to be done.', { length: 500 })
  content!: string;

  @DateColumn('议定日期 Day of the meeting that decided it.')
  decidedOn!: string;

  @DateColumn('办理期限 Last day for doing it.')
  dueOn!: string;

  @EnumColumn(ResolutionState, '办理状态 Where it stands.')
  state!: MemberOf<typeof ResolutionState>;

  @DateColumn('办结日期 Day on which it was done; null if it has not been.', { nullable: true })
  doneOn!: string | null;
}
