import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const MeetingKind = labelledEnum('MeetingKind', '会议类型 What kind of meeting a joint conference holds.', {
  ANNUAL: '年度会议 The meeting of the year.',
  QUARTERLY: '季度会议 The meeting of a quarter.',
  SPECIAL: '专题会议 A meeting about particular cases or one subject.',
  THREE_CHIEFS: '公检法三长联席会议 The chiefs of police, procuratorate and court, on crimes of refusal.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const MeetingChair = labelledEnum('MeetingChair', '主持人职务 In what office somebody chairs a meeting.', {
  PARTY_LEADER: '党委主要负责同志 The leader of the party committee.',
  GOVERNMENT_LEADER: '政府主要负责同志 The leader of the government.',
  POLITICAL_LEGAL_SECRETARY: '政法委书记 The secretary of the political-legal committee.',
  COURT_PRESIDENT: '法院院长 The president of the court.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'meeting' })
@ObjectType({ simpleResolvers: true, description: '联席会议会次 One meeting of a joint conference.' })
@Directive('@key(fields: "id")')
export class Meeting {
  @IdColumn('编号 Opaque id of the meeting.')
  id!: string;

  @KeyColumn({ indexed: false })
  conferenceId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @TextColumn('会议名称 Title.')
  title!: string;

  @EnumColumn(MeetingKind, '会议类型 Annual, quarterly, special, or of the three chiefs.')
  kind!: MemberOf<typeof MeetingKind>;

  @EnumColumn(MeetingChair, '主持人职务 In what office its chair was; null if not recorded.', { nullable: true })
  chair!: MemberOf<typeof MeetingChair> | null;

  @DateColumn('召开日期 Day on which it was held.')
  heldOn!: string;

  @KeyColumn({ indexed: false })
  convenerAgencyId!: string;

  @TextColumn('议题 What was on the agenda.', { length: 1000 })
  agenda!: string;
}

/**
 * A case on the agenda of a meeting. It is not a type of the schema: meeting and case refer to each other through it.
 */
@Entity({ tableName: 'meeting_case' })
export class MeetingCase extends CaseBound {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  meetingId!: string;
}
