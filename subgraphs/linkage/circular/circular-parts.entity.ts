import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CircularMentionKind = labelledEnum('CircularMentionKind', '通报性质 How a circular names an agency.', {
  PRAISED: '表扬 For having performed or assisted.',
  NAMED: '点名 For not having performed or assisted.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'circular_mention' })
@ObjectType({
  simpleResolvers: true,
  description: '通报对象 That a circular praises or names an agency, and what for.',
})
@Directive('@key(fields: "id")')
export class CircularMention {
  @IdColumn('编号 Opaque id of the mention.')
  id!: string;

  @KeyColumn()
  circularId!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  /** A case of the agency; null where it is praised or named for its conduct in general. */
  @KeyColumn({ nullable: true })
  caseId!: string | null;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(CircularMentionKind, '通报性质 Praised or named.')
  kind!: MemberOf<typeof CircularMentionKind>;

  @TextColumn('事由 What the circular says of it.')
  reason!: string;

  /**
   * Stored, not computed from the circulars that a viewer sees: a viewer who sees a mention is to read the same number as
   * everyone, also where the circulars before it are not theirs to see.
   */
  @IntColumn('连续点名次数 How many circulars of the same issuer and kind in a row name it, up to this; 0 if praised.')
  consecutiveTimes!: number;

  @DateColumn('发文日期 Day of issue of the circular.')
  issuedOn!: string;
}

/** A recipient of a circular; shown in the circular's `sentTo` or `copiedTo`. */
@Entity({ tableName: 'circular_recipient' })
export class CircularRecipient {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  circularId!: string;

  @KeyColumn()
  agencyId!: string;

  /** A copy (抄送) is for information, the circular itself (主送) for action. */
  @Property({ type: 'boolean' })
  copy!: boolean;
}
